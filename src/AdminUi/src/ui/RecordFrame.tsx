import type { ReactNode } from "react";
import { NotFoundPage } from "../app/NotFoundPage";
import { Answer, type Asked } from "./Answer";
import { Page, type Crumb } from "./Page";

/** The frame of a page that changes one record: it has its title while the record is awaited, and says when there is none. */
export function RecordFrame<Found extends object>(props: {
  title: string;
  caption?: string;
  crumbs: readonly Crumb[];
  of: Asked<unknown>;
  /** What is asked for, as `Answer` says it. */
  what: string;
  /** Null when there is none; undefined while it is awaited. */
  record: Found | null | undefined;
  onReload: () => void;
  children: (record: Found) => ReactNode;
}) {
  const { record } = props;
  return record === null ? (
    <NotFoundPage />
  ) : (
    <Page title={props.title} caption={props.caption} crumbs={props.crumbs}>
      <Answer of={props.of} what={props.what} onRetry={props.onReload}>
        {() => record && props.children(record)}
      </Answer>
    </Page>
  );
}
