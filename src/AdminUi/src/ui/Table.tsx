import { lazy, Suspense, useRef, type ReactNode } from "react";
import { useIsWide } from "./useIsWide";

const LongRows = lazy(async () => ({ default: (await import("./LongRows")).LongRows }));

export interface Column<Row, Sort extends string = string> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** The order that the column's heading asks for. */
  readonly sort?: Sort;
  readonly isNumeric?: boolean;
  /** Left out on narrow screens. */
  readonly isMinor?: boolean;
}

export interface Sorting<Sort extends string> {
  readonly by: Sort;
  readonly direction: "ASC" | "DESC";
}

/** Beyond this many rows only those in view are drawn. */
const mostDrawn = 150;

/**
 * Rows with named columns; the first column heads its row.
 * @param caption What the table shows, for those who cannot see where it stands.
 */
export function Table<Row, Sort extends string = string>(props: {
  caption: string;
  isCaptionHidden?: boolean;
  columns: readonly Column<Row, Sort>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sorting?: Sorting<Sort>;
  onSort?: (sorting: Sorting<Sort>) => void;
  isStale?: boolean;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const isLong = props.rows.length > mostDrawn;
  const isScrolled = useIsWide(frame) || isLong;
  const row = (row: Row, index?: number, measure?: (element: Element | null) => void) => (
    <tr
      key={props.keyOf(row)}
      className="govuk-table__row"
      aria-rowindex={isLong && index !== undefined ? index + 2 : undefined}
      data-index={index}
      ref={measure}
    >
      {props.columns.map((column, at) => {
        const classes = cellClass(column);
        return at === 0 ? (
          <th key={column.name} scope="row" className={`govuk-table__header app-row-header${classes}`}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.name} className={`govuk-table__cell${classes}`}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );

  return (
    <div
      ref={frame}
      className={`app-table${isLong ? " app-table--long" : ""}`}
      tabIndex={isScrolled ? 0 : undefined}
      role={isScrolled ? "region" : undefined}
      aria-label={isScrolled ? props.caption : undefined}
    >
      <table
        className="govuk-table"
        aria-busy={props.isStale || undefined}
        aria-rowcount={isLong ? props.rows.length + 1 : undefined}
      >
        <caption
          className={props.isCaptionHidden ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--m"}
        >
          {props.caption}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {props.columns.map((column) => (
              <Heading key={column.name} column={column} sorting={props.sorting} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {isLong ? (
            <Suspense>
              <LongRows
                frame={frame}
                count={props.rows.length}
                columns={props.columns.length}
                row={(index, measure) => row(props.rows[index]!, index, measure)}
              />
            </Suspense>
          ) : (
            props.rows.map((entry) => row(entry))
          )}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row, Sort extends string>(props: {
  column: Column<Row, Sort>;
  sorting?: Sorting<Sort>;
  onSort?: (sorting: Sorting<Sort>) => void;
}) {
  const { column, sorting, onSort } = props;
  const isSorted = column.sort !== undefined && sorting?.by === column.sort;
  const className = `govuk-table__header${cellClass(column)}`;
  if (column.sort === undefined || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.name}
      </th>
    );
  }

  const { sort } = column;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (sorting.direction === "ASC" ? "ascending" : "descending") : "none"}
    >
      <button
        type="button"
        className="app-sort"
        onClick={() => onSort({ by: sort, direction: isSorted && sorting.direction === "ASC" ? "DESC" : "ASC" })}
      >
        {column.name}
        <span aria-hidden="true" className="app-sort__mark">
          {isSorted ? (sorting.direction === "ASC" ? "▲" : "▼") : "↕"}
        </span>
      </button>
    </th>
  );
}

function cellClass<Row, Sort extends string>(column: Column<Row, Sort>) {
  return `${column.isNumeric ? " govuk-table__cell--numeric" : ""}${column.isMinor ? " app-minor" : ""}`;
}
