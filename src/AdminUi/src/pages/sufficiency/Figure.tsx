import { lazy, Suspense, type ReactNode } from "react";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { Table } from "../../ui/Table";
import { writeMonth } from "../../words/dates";
import { csvOf, gathered, hasSuppressed, writeCell, type Grid } from "./grid";

// Only who looks at this page loads the library.
const Chart = lazy(async () => ({ default: (await import("./Chart")).Chart }));

/** A chart, the table of what it shows, and the same as a file. */
export function Figure(props: {
  title: string;
  /** What is counted, in a sentence or two. */
  children: ReactNode;
  grid: Grid;
  /** What the numbers count: "referrals". */
  unit: string;
  /** Columns drawn as lines. */
  lines?: readonly string[];
  /** Name of the file, without its ending. */
  file: string;
  /** Choices that belong to this figure only. */
  filter?: ReactNode;
}) {
  const { grid, title } = props;
  return (
    <section aria-label={title} className="app-figure">
      <h2 className="govuk-heading-m">{title}</h2>
      <div className="govuk-body app-prose">{props.children}</div>
      {props.filter}
      {grid.columns.length === 0 ? (
        <Empty>There is nothing in these months.</Empty>
      ) : (
        <>
          <Suspense fallback={<Loading what="the chart" />}>
            <Chart grid={gathered(grid, 7, props.lines)} unit={props.unit} lines={props.lines} />
          </Suspense>
          {hasSuppressed(grid) && (
            <p className="govuk-body-s">
              c: 1 to 4, left out so that nobody can be recognised. The chart does not show them either.
            </p>
          )}
          <Details summary={`${title} as a table`}>
            <Table
              caption={title}
              isCaptionHidden
              rows={grid.rows}
              keyOf={({ month }) => month}
              columns={[
                { name: "Month", cell: ({ month }) => writeMonth(month) },
                ...grid.columns.map((name, at) => ({
                  name,
                  cell: ({ cells }: Grid["rows"][number]) => writeCell(cells[at] ?? null),
                  isNumeric: true,
                })),
              ]}
            />
          </Details>
          <p className="govuk-body">
            <button type="button" className="app-button-link" onClick={() => download(props.file, csvOf(grid))}>
              Download {title.toLowerCase()} as CSV
            </button>
          </p>
        </>
      )}
    </section>
  );
}

/** Made here of what was loaded: nothing is asked for again. */
function download(name: string, csv: string) {
  // With a byte order mark, by which Excel knows that it is UTF-8.
  const url = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
