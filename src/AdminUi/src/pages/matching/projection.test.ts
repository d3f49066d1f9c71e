import { describe, expect, it } from "vitest";
import { project, scaleBar, spread } from "./projection";

describe("The map", () => {
  it("has north up and the same scale both ways", () => {
    const { toSpot, perMetre } = project(
      [
        { easting: 0, northing: 0 },
        { easting: 10_000, northing: 4_000 },
      ],
      600,
      400,
      50,
    );
    expect(perMetre).toBeCloseTo(0.05);
    expect(toSpot({ easting: 0, northing: 0 })).toEqual({ x: 50, y: 300 });
    expect(toSpot({ easting: 10_000, northing: 4_000 })).toEqual({ x: 550, y: 100 });
  });

  it("puts a single place in the middle", () => {
    const { toSpot } = project([{ easting: 337_640, northing: 301_930 }], 600, 400, 50);
    expect(toSpot({ easting: 337_640, northing: 301_930 })).toEqual({ x: 300, y: 200 });
  });

  it("has a bar of a round length that fits", () => {
    expect(scaleBar(0.05, 120)).toEqual({ metres: 2_000, length: 100 });
    expect(scaleBar(0.011, 120).metres).toBe(10_000);
  });

  it("moves what covers each other apart, and leaves the rest", () => {
    const spots = [
      { x: 10, y: 10 },
      { x: 12, y: 10 },
      { x: 100, y: 100 },
    ];
    const [first, second, third] = spread(spots, 30);
    expect(first).toEqual(spots[0]);
    expect(third).toEqual(spots[2]);
    expect(Math.hypot(second!.x - 10, second!.y - 10)).toBeGreaterThan(29.9);
  });
});
