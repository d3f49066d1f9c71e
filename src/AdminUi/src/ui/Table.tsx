import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";

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
  // The library answers functions that a compiler may not remember; nothing here is compiled so.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: isLong ? props.rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => 56,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = drawn.length > 0 ? virtual.getTotalSize() - drawn[drawn.length - 1]!.end : 0;
  const row = (row: Row, index?: number) => (
    <tr
      key={props.keyOf(row)}
      className="govuk-table__row"
      aria-rowindex={isLong && index !== undefined ? index + 2 : undefined}
      data-index={index}
      ref={isLong ? virtual.measureElement : undefined}
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
      tabIndex={isLong ? 0 : undefined}
      role={isLong ? "region" : undefined}
      aria-label={isLong ? props.caption : undefined}
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
            <>
              <Gap height={above} columns={props.columns.length} />
              {drawn.map((item) => row(props.rows[item.index]!, item.index))}
              <Gap height={below} columns={props.columns.length} />
            </>
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

function Gap({ height, columns }: { height: number; columns: number }) {
  const set = (element: HTMLTableCellElement | null) => element?.style.setProperty("height", `${height}px`);
  return height > 0 ? (
    <tr aria-hidden="true">
      <td ref={set} colSpan={columns} />
    </tr>
  ) : null;
}

function cellClass<Row, Sort extends string>(column: Column<Row, Sort>) {
  return `${column.isNumeric ? " govuk-table__cell--numeric" : ""}${column.isMinor ? " app-minor" : ""}`;
}
