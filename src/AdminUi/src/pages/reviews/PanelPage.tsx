import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PanelListQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { FilterByPlace } from "../../ui/FilterByPlace";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { Table } from "../../ui/Table";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeBriefDay, writeWeekday } from "../../words/dates";
import { count } from "../../words/texts";
import { placementName } from "../placements/placementName";
import { dueArguments, dueRangeNames, dueRanges } from "./due";
import { PanelCase } from "./PanelCase";
import "./reviews.scss";

const ListDocument = graphql(`
  query PanelList($dueBefore: Date!, $where: ReviewsDueFilter) {
    reviewsDue(first: 50, dueBefore: $dueBefore, where: $where) {
      totalCount
      nodes {
        placementId
        nextReviewDue
        isOverdue
        placement {
          ...PlacementName
          provider {
            name
          }
          school {
            name
          }
        }
      }
    }
  }
`);

const CasesDocument = graphql(`
  query PanelCases($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Placement {
        id
        ...PanelCase
      }
    }
  }
`);

type Schedule = PanelListQuery["reviewsDue"]["nodes"][number];

const filterNames = ["due", "school", "provider", "without"];

/** The pack for a panel: a list of the cases, and each case on a page of its own. */
export function Page() {
  const search = useSearch();
  const { dueBefore, isOverdue } = dueArguments(search.oneOf("due", dueRanges) ?? "fortnight", londonDay());
  const [asked, again] = useQuery({
    query: ListDocument,
    variables: {
      dueBefore,
      where: { isOverdue, schoolId: search.one("school"), providerId: search.one("provider") },
    },
  });
  return (
    <Frame
      title="Panel pack"
      caption={writeWeekday(londonDay())}
      crumbs={[{ to: "/reviews", text: "Reviews" }]}
      actions={
        <button type="button" className="govuk-button" onClick={() => print()}>
          Print the pack
        </button>
      }
    >
      <Filters what="cases" names={filterNames}>
        <FilterSelect
          name="due"
          label="Reviews"
          empty={dueRangeNames.fortnight}
          choices={dueRanges
            .filter((value) => value !== "fortnight")
            .map((value) => ({ value, text: dueRangeNames[value] }))}
        />
        <FilterByPlace />
      </Filters>
      <Answer of={asked} what="the cases" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ reviewsDue }) =>
          reviewsDue.nodes.length === 0 ? (
            <Empty>
              <p className="govuk-body">No review falls due in this time, so there is nothing for the panel.</p>
            </Empty>
          ) : (
            <Pack schedules={reviewsDue.nodes} total={reviewsDue.totalCount} />
          )
        }
      </Answer>
    </Frame>
  );
}

function Pack({ schedules, total }: { schedules: readonly Schedule[]; total: number }) {
  const search = useSearch();
  const without = search.all("without");
  const chosen = schedules.filter(({ placementId }) => !without.includes(placementId));
  const setChosen = (placementId: string, isChosen: boolean) =>
    search.change({
      without: isChosen ? without.filter((id) => id !== placementId) : [...without, placementId],
    });
  return (
    <>
      <Table
        caption={count(chosen.length, "case")}
        columns={[
          {
            name: "Pupil",
            cell: ({ placement }) => (placement ? placementName(placement) : "Placement"),
          },
          {
            name: "Review due",
            cell: ({ nextReviewDue, isOverdue }) =>
              nextReviewDue && (
                <>
                  {writeBriefDay(nextReviewDue)}
                  {isOverdue && <span className="app-late">Overdue</span>}
                </>
              ),
          },
          {
            name: "Provider, home school",
            cell: ({ placement }) => (
              <>
                {placement?.provider?.name}
                <span className="app-detail">{placement?.school?.name ?? "On no roll"}</span>
              </>
            ),
          },
          {
            name: "In the pack",
            cell: (schedule) => (
              <Choice
                schedule={schedule}
                isChosen={!without.includes(schedule.placementId)}
                onChange={(isChosen) => setChosen(schedule.placementId, isChosen)}
              />
            ),
          },
        ]}
        rows={schedules}
        keyOf={({ placementId }) => placementId}
      />
      {total > schedules.length && (
        <p className="govuk-body">
          The first {schedules.length} of {total} are shown. Narrow the list for the others.
        </p>
      )}
      <Cases ids={chosen.map(({ placementId }) => placementId)} />
    </>
  );
}

function Choice(props: { schedule: Schedule; isChosen: boolean; onChange: (isChosen: boolean) => void }) {
  const id = `in-pack-${props.schedule.placementId}`;
  const { placement } = props.schedule;
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          id={id}
          className="govuk-checkboxes__input"
          type="checkbox"
          checked={props.isChosen}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          <span className="govuk-visually-hidden">
            {placement ? placementName(placement) : "Placement"} in the pack
          </span>
        </label>
      </div>
    </div>
  );
}

function Cases({ ids }: { ids: readonly string[] }) {
  const [asked, again] = useQuery({ query: CasesDocument, variables: { ids: [...ids] }, pause: ids.length === 0 });
  if (ids.length === 0) {
    return (
      <Empty>
        <p className="govuk-body">Choose at least one case.</p>
      </Empty>
    );
  }

  return (
    <Answer of={asked} what="the pack" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ nodes }) => (
        <>
          {nodes.map(
            (node, at) =>
              node?.__typename === "Placement" && (
                <PanelCase key={node.id} of={node} number={at + 1} total={nodes.length} />
              ),
          )}
        </>
      )}
    </Answer>
  );
}
