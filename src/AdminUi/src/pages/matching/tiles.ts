import type { Projection } from "./projection";

/** A picture under the map. */
export interface Tile {
  readonly address: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** From where a map's pictures come, when this host names a place; by itself nobody is asked for any. */
export interface TileServer {
  /** With {z}, {x} and {y}. */
  readonly address: string;
  readonly attribution: string;
}

// The British National Grid (EPSG:27700) as the Ordnance Survey's raster tiles divide it: https://docs.os.uk/os-apis/accessing-os-apis/os-maps-api
const [originEasting, originNorthing] = [-238_375, 1_376_256];
const metresPerPixel = [896, 448, 224, 112, 56, 28, 14, 7, 3.5, 1.75];
const pixels = 256;

/** What the page was served with. */
export function readTileServer(page: Document): TileServer | undefined {
  const told = page.querySelector<HTMLMetaElement>('meta[name="tiles"]');
  return told?.content ? { address: told.content, attribution: told.dataset.attribution ?? "" } : undefined;
}

/** The tiles that cover a drawing, at least as fine as it is. */
export function tilesFor(address: string, projection: Projection, width: number, height: number): readonly Tile[] {
  const { perMetre, toPoint, toSpot } = projection;
  const fine = metresPerPixel.findIndex((metres) => metres * perMetre <= 1);
  const zoom = fine < 0 ? metresPerPixel.length - 1 : fine;
  const metres = metresPerPixel[zoom]! * pixels;
  const [topLeft, bottomRight] = [toPoint({ x: 0, y: 0 }), toPoint({ x: width, y: height })];
  const columns = range((topLeft.easting - originEasting) / metres, (bottomRight.easting - originEasting) / metres);
  const rows = range((originNorthing - topLeft.northing) / metres, (originNorthing - bottomRight.northing) / metres);
  return rows.flatMap((row) =>
    columns.map((column) => ({
      ...toSpot({ easting: originEasting + column * metres, northing: originNorthing - row * metres }),
      side: metres * perMetre,
      address: address.replace("{z}", `${zoom}`).replace("{x}", `${column}`).replace("{y}", `${row}`),
    })),
  );
}

function range(from: number, to: number): readonly number[] {
  const first = Math.max(0, Math.floor(from));
  return Array.from({ length: Math.max(0, Math.floor(to) - first + 1) }, (_, at) => first + at);
}
