/** A place on the British National Grid, in metres. */
export interface GridPoint {
  readonly easting: number;
  readonly northing: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Projection {
  readonly toSpot: (point: GridPoint) => Spot;
  readonly toPoint: (spot: Spot) => GridPoint;
  /** How many units of the drawing a metre has. */
  readonly perMetre: number;
}

/** Fits all points into a drawing, north up and with the same scale both ways, and leaves a margin. */
export function project(points: readonly GridPoint[], width: number, height: number, margin: number): Projection {
  const [west, east] = rangeOf(points.map(({ easting }) => easting));
  const [south, north] = rangeOf(points.map(({ northing }) => northing));
  const perMetre = Math.min((width - 2 * margin) / (east - west), (height - 2 * margin) / (north - south));
  const [midEast, midNorth] = [(west + east) / 2, (south + north) / 2];
  return {
    perMetre,
    toSpot: ({ easting, northing }) => ({
      x: width / 2 + (easting - midEast) * perMetre,
      y: height / 2 - (northing - midNorth) * perMetre,
    }),
    toPoint: ({ x, y }) => ({
      easting: midEast + (x - width / 2) / perMetre,
      northing: midNorth - (y - height / 2) / perMetre,
    }),
  };
}

/** At least two kilometres, so that a single place is not blown up. */
function rangeOf(values: readonly number[]): [number, number] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0];
  const missing = Math.max(0, 2_000 - (high - low)) / 2;
  return [low - missing, high + missing];
}

/** The longest round distance whose bar fits. */
export function scaleBar(perMetre: number, longest: number): { metres: number; length: number } {
  const metres =
    [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100].find((each) => each * perMetre <= longest) ?? 50;
  return { metres, length: metres * perMetre };
}

/** Moves spots that cover each other apart, each as little as can be; the first stay where they are. */
export function spread(spots: readonly Spot[], apart: number): readonly Spot[] {
  const placed: Spot[] = [];
  for (const spot of spots) {
    placed.push(around(spot, apart).find((each) => placed.every((other) => distance(each, other) >= apart)) ?? spot);
  }

  return placed;
}

/** The spot itself, then ever farther ones around it. */
function around({ x, y }: Spot, step: number): readonly Spot[] {
  const rings = [1, 2, 3, 4, 5, 6].map((ring) => (ring * step) / 2);
  const angles = Array.from({ length: 12 }, (_, part) => (part * Math.PI) / 6);
  return [
    { x, y },
    ...rings.flatMap((radius) =>
      angles.map((angle) => ({ x: x + Math.cos(angle) * radius, y: y + Math.sin(angle) * radius })),
    ),
  ];
}

const distance = (a: Spot, b: Spot) => Math.hypot(a.x - b.x, a.y - b.y);
