import { describe, expect, it } from "vitest";
import { project } from "./projection";
import { readTileServer, tilesFor } from "./tiles";

const address = "https://tiles.example/{z}/{x}/{y}.png";

describe("Tiles under the map", () => {
  const points = [
    { easting: 392_000, northing: 288_000 },
    { easting: 402_000, northing: 292_000 },
  ];
  const projection = project(points, 600, 400, 50);
  const tiles = tilesFor(address, projection, 600, 400);

  it("cover the drawing without a gap", () => {
    for (const [x, y] of [
      [0, 0],
      [599, 0],
      [0, 399],
      [599, 399],
      [300, 200],
    ] as const) {
      expect(
        tiles.filter((tile) => x >= tile.x && x < tile.x + tile.side && y >= tile.y && y < tile.y + tile.side),
      ).toHaveLength(1);
    }
  });

  it("are as fine as the drawing, and few", () => {
    // A unit of the drawing is 20 metres: 14 metres a pixel is the next finer picture.
    expect(tiles[0]!.address).toMatch(/^https:\/\/tiles\.example\/6\/\d+\/\d+\.png$/);
    expect(tiles[0]!.side).toBeCloseTo(14 * 256 * 0.05);
    expect(tiles.length).toBeLessThanOrEqual(25);
  });

  it("lie where the grid says", () => {
    // The south-west corner of tile (column, row) is one of the grid's own corners.
    const [, column, row] = /\/(\d+)\/(\d+)\.png/.exec(tiles[0]!.address)!;
    const corner = projection.toSpot({
      easting: -238_375 + Number(column) * 3_584,
      northing: 1_376_256 - Number(row) * 3_584,
    });
    expect([tiles[0]!.x, tiles[0]!.y]).toEqual([corner.x, corner.y]);
  });

  it("are asked of nobody unless the page says of whom", () => {
    document.head.innerHTML = '<meta name="tiles" content="">';
    expect(readTileServer(document)).toBeUndefined();
    document.head.innerHTML = `<meta name="tiles" content="${address}" data-attribution="Contains OS data">`;
    expect(readTileServer(document)).toEqual({ address, attribution: "Contains OS data" });
  });
});
