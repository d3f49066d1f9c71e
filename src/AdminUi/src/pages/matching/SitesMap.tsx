import { project, scaleBar, spread, type GridPoint } from "./projection";
import { readTileServer, tilesFor } from "./tiles";

const tileServer = readTileServer(document);

const [width, height, margin] = [600, 520, 50];

export interface MapSite extends GridPoint {
  readonly id: string;
  readonly rank: number;
  readonly name: string;
  readonly isReady: boolean;
}

/**
 * Where the sites lie, drawn from their grid coordinates; a tile server is asked only if the host names one. The list beside it says the same in words and is what a keyboard
 * or a screen reader uses: the map is one picture for them.
 */
export function SitesMap(props: {
  centre?: GridPoint & { readonly name: string };
  sites: readonly MapSite[];
  active?: string;
  onPoint: (id: string | undefined) => void;
  onChoose: (id: string) => void;
}) {
  const { centre, sites, active } = props;
  const projection = project(centre ? [centre, ...sites] : sites, width, height, margin);
  const { toSpot, perMetre } = projection;
  const bar = scaleBar(perMetre, 140);
  const middle = centre && toSpot(centre);
  const spots = spread([...(middle ? [middle] : []), ...sites.map(toSpot)], 30).slice(middle ? 1 : 0);
  return (
    <figure className="matching-map">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Map of ${sites.length} sites${centre ? ` around ${centre.name}` : ""}. The list says where each is, and how far.`}
      >
        <rect className="matching-map__ground" width={width} height={height} />
        {tileServer &&
          tilesFor(tileServer.address, projection, width, height).map((tile) => (
            <image
              key={tile.address}
              className="matching-map__tile"
              href={tile.address}
              x={tile.x}
              y={tile.y}
              width={tile.side}
              height={tile.side}
            />
          ))}
        {middle &&
          [1, 2, 3, 4].map((ring) => (
            <circle key={ring} className="matching-map__ring" cx={middle.x} cy={middle.y} r={ring * bar.length} />
          ))}
        {sites.map((site, at) => (
          <Marker
            key={site.id}
            site={site}
            at={toSpot(site)}
            shownAt={spots[at]!}
            isActive={site.id === active}
            {...props}
          />
        ))}
        {middle && (
          <g className="matching-map__centre">
            <rect x={middle.x - 8} y={middle.y - 8} width={16} height={16} />
            <text x={middle.x} y={middle.y - 16} textAnchor={anchorAt(middle.x)}>
              {centre.name}
            </text>
          </g>
        )}
        <g className="matching-map__bar" transform={`translate(20 ${height - 20})`}>
          <path d={`M0 -6 V0 H${bar.length} V-6`} />
          <text x={bar.length / 2} y={-8}>
            {bar.metres >= 1_000 ? `${bar.metres / 1_000} km` : `${bar.metres} m`}
          </text>
        </g>
        <g className="matching-map__north" transform={`translate(${width - 30} 40)`}>
          <path d="M0 10 V-16 M-6 -8 L0 -18 L6 -8" />
          <text y={26}>N</text>
        </g>
      </svg>
      <figcaption className="govuk-body-s">
        <Key isReady /> nothing stands in the way <Key /> something stands in the way
        {middle && ". Rings are as far apart as the bar is long."} {tileServer?.attribution}
      </figcaption>
    </figure>
  );
}

/** So that a name beside the edge stays on the map. */
const anchorAt = (x: number) => (x < width / 4 ? "start" : x > (3 * width) / 4 ? "end" : "middle");

function Marker(props: {
  site: MapSite;
  at: { x: number; y: number };
  shownAt: { x: number; y: number };
  isActive: boolean;
  onPoint: (id: string | undefined) => void;
  onChoose: (id: string) => void;
}) {
  const { site, at, shownAt } = props;
  const kind = `${site.isReady ? " matching-map__site--ready" : ""}${props.isActive ? " matching-map__site--active" : ""}`;
  return (
    <g
      className={`matching-map__site${kind}`}
      onMouseEnter={() => props.onPoint(site.id)}
      onMouseLeave={() => props.onPoint(undefined)}
      onClick={() => props.onChoose(site.id)}
    >
      <title>{`${site.rank}. ${site.name}`}</title>
      <path d={`M${at.x} ${at.y} L${shownAt.x} ${shownAt.y}`} />
      <circle cx={shownAt.x} cy={shownAt.y} r={14} />
      <text x={shownAt.x} y={shownAt.y}>
        {site.rank}
      </text>
    </g>
  );
}

function Key({ isReady }: { isReady?: boolean }) {
  return (
    <svg className="matching-map__key" viewBox="-16 -16 32 32" aria-hidden="true">
      <g className={`matching-map__site${isReady ? " matching-map__site--ready" : ""}`}>
        <circle r={13} />
      </g>
    </svg>
  );
}
