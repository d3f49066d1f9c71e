import "./referrals.scss";

import { useQuery } from "urql";
import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { ReferralListQuery, ReferralOrderField, ReferralRowFragment } from "../../api/generated/graphql";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeDay, writeShortDay } from "../../words/dates";
import { informationStates, reasons, shortBodies, statuses, yearGroup } from "../../words/referrals";
import { choicesOf, fullName } from "../../words/texts";
import { DueDate } from "./DueDate";
import { dueBefore, dues, endOfWeek, filterNames, readFilters, readOrder, statusesOf, writeOrder } from "./filters";
import { useSchools } from "./useSchools";
import { informationChoices, stateChoices, Views, type CountedView } from "./Views";

const RowFields = graphql(`
  fragment ReferralRow on Referral {
    id
    reason
    status
    dueDate
    responsible
    submittedAt
    information
    informationDueDate
    pupil {
      givenName
      familyName
      yearGroup
    }
    school {
      name
    }
  }
`);

const ListDocument = graphql(`
  query ReferralList(
    $where: ReferralFilter!
    $orderBy: ReferralOrder!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $today: Date!
    $endOfWeek: Date!
  ) {
    referrals(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        ...ReferralRow
      }
    }
    open: referrals(first: 0, where: { statuses: [DRAFT, SUBMITTED, ACCEPTED] }) {
      totalCount
    }
    overdue: referrals(first: 0, where: { statuses: [SUBMITTED, ACCEPTED], dueBefore: $today }) {
      totalCount
    }
    week: referrals(first: 0, where: { statuses: [SUBMITTED, ACCEPTED], dueBefore: $endOfWeek }) {
      totalCount
    }
    draft: referrals(first: 0, where: { statuses: [DRAFT] }) {
      totalCount
    }
    submitted: referrals(first: 0, where: { statuses: [SUBMITTED] }) {
      totalCount
    }
    waiting: referrals(first: 0, where: { information: WAITING }) {
      totalCount
    }
    accepted: referrals(first: 0, where: { statuses: [ACCEPTED] }) {
      totalCount
    }
    placed: referrals(first: 0, where: { statuses: [PLACED] }) {
      totalCount
    }
    all: referrals(first: 0) {
      totalCount
    }
  }
`);

export function Page() {
  const viewer = useViewer();
  const search = useSearch();
  const filters = readFilters(new URLSearchParams(search.text));
  const order = readOrder(search.one("sort"), filters.state);
  const paging = usePaging();
  const schools = useSchools(viewer.laCode);
  const today = londonDay();
  const [answer, again] = useQuery({
    query: ListDocument,
    variables: {
      where: {
        statuses: statusesOf(filters),
        reason: filters.reason,
        schoolId: filters.school,
        dueBefore: dueBefore(filters.due, today),
        information: filters.information === "LATE" ? "WAITING" : filters.information,
        informationDueBefore: filters.information === "LATE" ? today : undefined,
      },
      orderBy: order,
      ...paging,
      today,
      endOfWeek: endOfWeek(today),
    },
  });
  const schoolName = schools.find(({ value }) => value === filters.school)?.text;

  return (
    <Frame
      title="Referrals"
      actions={
        mayRefer(viewer) && (
          <Link to="/referrals/new" className="govuk-button">
            Refer a child
          </Link>
        )
      }
    >
      <Done />
      <Views given={givenViews(answer.data)} schoolName={schoolName} />
      <Filters what="referrals" names={filterNames}>
        <FilterSelect name="state" label="State" choices={stateChoices} />
        <FilterSelect name="due" label="Statutory date" choices={choicesOf(dues)} empty="Any, or none" />
        <FilterSelect name="reason" label="Reason" choices={choicesOf(reasons)} empty="All reasons" />
        <FilterSelect name="information" label="More information" choices={informationChoices} empty="Asked or not" />
        {viewer.laCode && <FilterSelect name="school" label="School" choices={schools} empty="All schools" />}
      </Filters>
      <Answer of={answer} what="referrals" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ referrals }) =>
          referrals.nodes.length === 0 ? (
            <Empty>
              <NoReferrals isFiltered={filterNames.some((name) => search.one(name))} mayRefer={mayRefer(viewer)} />
            </Empty>
          ) : (
            <>
              <div className="app-dense">
                <Table<FragmentType<typeof RowFields> & { id: string }, ReferralOrderField>
                  caption="Referrals"
                  isCaptionHidden
                  columns={viewer.laCode ? columns : columns.filter(({ name }) => name !== "School")}
                  rows={referrals.nodes}
                  keyOf={({ id }) => id}
                  sorting={{ by: order.field, direction: order.direction }}
                  onSort={({ by, direction }) => search.change({ sort: writeOrder({ field: by, direction }) })}
                  isStale={answer.stale}
                />
              </div>
              <Pager
                info={referrals.pageInfo}
                shown={referrals.nodes.length}
                total={referrals.totalCount}
                what="referral"
              />
            </>
          )
        }
      </Answer>
    </Frame>
  );
}

const mayRefer = (viewer: Viewer) => viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "MIS_CLIENT");

function givenViews(data: ReferralListQuery | undefined): readonly CountedView[] {
  return [
    { name: "Open", search: "", count: data?.open.totalCount },
    { name: "Overdue", search: "due=overdue", count: data?.overdue.totalCount },
    { name: "Due this week", search: "due=week", count: data?.week.totalCount },
    { name: "To decide", search: "state=SUBMITTED", count: data?.submitted.totalCount },
    { name: "Waiting for information", search: "information=WAITING", count: data?.waiting.totalCount },
    { name: "Accepted, to be placed", search: "state=ACCEPTED", count: data?.accepted.totalCount },
    { name: "Placed", search: "state=PLACED", count: data?.placed.totalCount },
    { name: "Drafts", search: "state=DRAFT", count: data?.draft.totalCount },
    { name: "All", search: "state=ALL", count: data?.all.totalCount },
  ];
}

const row = (cell: (referral: ReferralRowFragment) => React.ReactNode) => (masked: FragmentType<typeof RowFields>) =>
  cell(read(RowFields, masked));

const columns: readonly Column<FragmentType<typeof RowFields>, ReferralOrderField>[] = [
  {
    name: "Child",
    cell: row(({ id, pupil }) => (
      <>
        <Link to={`/referrals/${id}`} className="govuk-link govuk-!-font-weight-bold">
          {fullName(pupil)}
        </Link>
        {pupil && <span className="app-detail">{yearGroup(pupil.yearGroup)}</span>}
      </>
    )),
  },
  { name: "Statutory date", sort: "DUE_DATE", cell: row((referral) => <DueDate referral={referral} />) },
  {
    name: "State",
    cell: row((referral) => (
      <>
        <Tag colour={statuses[referral.status].colour}>{statuses[referral.status].text}</Tag>
        <InformationTag of={referral} />
      </>
    )),
  },
  { name: "Reason", isMinor: true, cell: row(({ reason }) => reasons[reason]) },
  { name: "School", isMinor: true, cell: row(({ school }) => school?.name ?? "On no roll") },
  {
    name: "Who must arrange",
    isMinor: true,
    cell: row(({ responsible }) => (responsible ? shortBodies[responsible] : "Not known yet")),
  },
  {
    name: "Sent",
    sort: "CREATED_AT",
    isMinor: true,
    cell: row(({ submittedAt }) =>
      submittedAt ? <span className="app-nowrap">{writeDay(londonDay(new Date(submittedAt)))}</span> : "Not sent",
    ),
  },
];

/** Only while it matters: once it is decided, nobody waits any more. */
function InformationTag({ of: { status, information, informationDueDate } }: { of: ReferralRowFragment }) {
  return status !== "SUBMITTED" || information === "NOT_ASKED" ? null : (
    <span className="app-detail">
      {information !== "WAITING" || !informationDueDate ? (
        <Tag colour={informationStates[information].colour}>{informationStates[information].text}</Tag>
      ) : informationDueDate < londonDay() ? (
        <Tag colour="red">Answer overdue</Tag>
      ) : (
        <Tag colour={informationStates.WAITING.colour}>Information due {writeShortDay(informationDueDate)}</Tag>
      )}
    </span>
  );
}

function NoReferrals({ isFiltered, mayRefer }: { isFiltered: boolean; mayRefer: boolean }) {
  return isFiltered ? (
    <p className="govuk-body">
      No referral fits this view.{" "}
      <Link to="?state=ALL" className="govuk-link">
        Look at all referrals
      </Link>
    </p>
  ) : (
    <p className="govuk-body">
      No referral is open.{" "}
      {mayRefer && (
        <Link to="/referrals/new" className="govuk-link">
          Refer a child
        </Link>
      )}
    </p>
  );
}
