import "./today.scss";

import { Link } from "react-router";
import { read } from "../../api/generated";
import type { NearReferralFragment, TodayQuery } from "../../api/generated/graphql";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Page as Frame } from "../../ui/Page";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { londonDay, writeTime, writeWeekday } from "../../words/dates";
import { reasons, shortBodies, statuses, yearGroup } from "../../words/referrals";
import { count, fullName } from "../../words/texts";
import { DueDate } from "../referrals/DueDate";
import { useWatch } from "../safeguarding/watch/WatchProvider";
import { NearReferralFields, TodayDocument } from "./documents";
import { useFresh } from "./useFresh";
import { schoolDaysLeft, variablesOf, waitingOf, type Urgency, type Waiting } from "./waiting";

export function Page() {
  const viewer = useViewer();
  const changes = useWatch()?.state.changes;
  const [answer, refresh] = useFresh(TodayDocument, () => variablesOf(viewer, londonDay()), changes);
  return (
    <Frame
      title="Today"
      caption={`${writeWeekday(londonDay())}, ${viewer.organisationName}`}
      actions={
        answer.at && (
          <p className="govuk-body-s today-fresh">
            As it was at {writeTime(answer.at.toISOString())}.{" "}
            <button type="button" className="app-button-link govuk-!-font-size-16" onClick={refresh}>
              {answer.fetching ? "Asking…" : "Ask again"}
            </button>
          </p>
        )
      }
    >
      <Done />
      {viewer.providerId && (
        <p className="govuk-body">
          <Link to={`/providers/${viewer.providerId}`} className="govuk-link">
            Your provider’s file: sites, places and documents
          </Link>
        </p>
      )}
      <Answer of={answer} what="what waits for you" onRetry={refresh}>
        {(data) => <Shown data={data} viewer={viewer} />}
      </Answer>
    </Frame>
  );
}

function Shown({ data, viewer }: { data: TodayQuery; viewer: Viewer }) {
  const all = waitingOf(data, viewer);
  const waiting = all.filter(({ count }) => count > 0);
  const near = data.near?.nodes.map((masked) => read(NearReferralFields, masked)) ?? [];
  return (
    <>
      <p role="status" className="govuk-visually-hidden">
        {waiting.length === 0 ? "Nothing waits for you." : `${count(waiting.length, "kind")} of work waiting for you.`}
      </p>
      {waiting.length === 0 && (
        <Empty>
          <p className="govuk-body">
            <strong>Nothing waits for you.</strong> This page looks again each minute.
          </p>
        </Empty>
      )}
      <Group heading="Now" urgency="now" of={waiting} />
      {near.length > 0 && <Near referrals={near} data={data} isAuthority={viewer.laCode !== null} />}
      <Group heading="Soon" urgency="soon" of={waiting} />
      <Group heading="When there is time" urgency="later" of={waiting} />
      {waiting.length > 0 && waiting.length < all.length && (
        <Details summary="What does not wait">
          <ul className="govuk-list">
            {all
              .filter(({ count }) => count <= 0)
              .map(({ key, what, isAtLeast }) => (
                <li key={key}>
                  0 {what[1]}
                  {isAtLeast && " among the first 100"}
                </li>
              ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Group({ heading, urgency, of }: { heading: string; urgency: Urgency; of: readonly Waiting[] }) {
  const waiting = of.filter((each) => each.urgency === urgency);
  return waiting.length === 0 ? null : (
    <section aria-labelledby={`today-${urgency}`}>
      <h2 id={`today-${urgency}`} className="govuk-heading-m">
        {heading}
      </h2>
      <ul className={`today-list today-list--${urgency}`}>
        {waiting.map((each) => (
          <li key={each.key}>
            <WaitingItem of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingItem({ of: waiting }: { of: Waiting }) {
  const { what, to, entries } = waiting;
  const text = waiting.isAtLeast ? `or more ${what[1]}` : waiting.count === 1 ? what[0] : what[1];
  const number = <span className="today-list__count">{waiting.count.toLocaleString("en-GB")}</span>;
  return to ? (
    <Link to={to} className="today-list__item">
      {number} <span className="today-list__text">{text}</span>
    </Link>
  ) : (
    <details className="today-list__details">
      <summary className="today-list__item">
        {number} <span className="today-list__text">{text}</span>
      </summary>
      <ul className="govuk-list today-list__entries">
        {(entries ?? []).map((entry) => (
          <li key={`${entry.to} ${entry.text}`}>
            <Link to={entry.to} className="govuk-link">
              {entry.text}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The referrals whose statutory date is near, the nearest first. */
function Near(props: { referrals: readonly NearReferralFragment[]; data: TodayQuery; isAuthority: boolean }) {
  const { referrals, data, isAuthority } = props;
  const today = londonDay();
  return (
    <section className="app-dense" aria-labelledby="today-near">
      <h2 id="today-near" className="govuk-heading-m">
        Nearest statutory dates
      </h2>
      <Table
        caption={
          isAuthority
            ? "Referrals by statutory date; school days by the authority's term dates"
            : "Referrals by statutory date"
        }
        isCaptionHidden
        columns={[
          {
            name: "Child",
            cell: ({ id, pupil }) => (
              <>
                <Link to={`/referrals/${id}`} className="govuk-link govuk-!-font-weight-bold">
                  {fullName(pupil)}
                </Link>
                {pupil && <span className="app-detail">{yearGroup(pupil.yearGroup)}</span>}
              </>
            ),
          },
          {
            name: "Statutory date",
            cell: (referral) => (
              <>
                <DueDate referral={referral} />
                <SchoolDaysLeft left={schoolDaysLeft(data.schoolDays?.days, today, referral.dueDate ?? "")} />
              </>
            ),
          },
          { name: "Next", cell: (referral) => <Next of={referral} /> },
          { name: "Reason", isMinor: true, cell: ({ reason }) => reasons[reason] },
          { name: "School", isMinor: true, cell: ({ school }) => school?.name ?? "On no roll" },
          {
            name: "Who must arrange",
            isMinor: true,
            cell: ({ responsible }) => (responsible ? shortBodies[responsible] : "Not known yet"),
          },
        ]}
        rows={referrals}
        keyOf={({ id }) => id}
      />
      {data.near && data.near.totalCount > referrals.length && (
        <p className="govuk-body">
          <Link to="/referrals?due=fortnight" className="govuk-link">
            All {data.near.totalCount.toLocaleString("en-GB")}
          </Link>
        </p>
      )}
    </section>
  );
}

function SchoolDaysLeft({ left }: { left?: number }) {
  return left === undefined || left === 0 ? null : <span className="app-detail">{count(left, "school day")} left</span>;
}

function Next({ of: { status, placements } }: { of: NearReferralFragment }) {
  const isProposed = placements.some((placement) => ["AWAITING_AGREEMENT", "AGREED"].includes(placement.status));
  return status === "ACCEPTED" ? (
    <Tag colour={isProposed ? "blue" : "orange"}>{isProposed ? "Placement proposed" : "Find a place"}</Tag>
  ) : (
    <Tag colour={statuses[status].colour}>{statuses[status].text}</Tag>
  );
}
