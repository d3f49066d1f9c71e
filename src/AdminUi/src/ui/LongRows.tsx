import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, RefObject } from "react";

/** The rows of a long table that are in view, and gaps in place of the others. In a script of its own: few tables are long. */
export function LongRows(props: {
  frame: RefObject<HTMLElement | null>;
  count: number;
  columns: number;
  row: (index: number, measure: (element: Element | null) => void) => ReactNode;
}) {
  // The library answers functions that a compiler may not remember; nothing here is compiled so.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: props.count,
    getScrollElement: () => props.frame.current,
    estimateSize: () => 56,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = drawn.length > 0 ? virtual.getTotalSize() - drawn[drawn.length - 1]!.end : 0;
  return (
    <>
      <Gap height={above} columns={props.columns} />
      {drawn.map((item) => props.row(item.index, virtual.measureElement))}
      <Gap height={below} columns={props.columns} />
    </>
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
