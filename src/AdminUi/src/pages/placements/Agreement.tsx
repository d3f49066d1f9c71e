import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { PlacementAgreementFragment, PlacementParty } from "../../api/generated/graphql";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeMoment } from "../../words/dates";
import { parties, partyAnswers } from "../../words/placements";

export const PlacementAgreementFields = graphql(`
  fragment PlacementAgreement on Placement {
    id
    status
    parties {
      party
      isNeeded
      answer
      history {
        answer
        note
        at
      }
    }
  }
`);

type Standing = PlacementAgreementFragment["parties"][number];

/** Whose answer the viewer may write down: their own organisation's, and what parent and child say unless they are the provider. */
export function mayAnswer(viewer: Viewer, party: PlacementParty): boolean {
  switch (party) {
    case "HOME_SCHOOL":
      return viewer.is("SCHOOL_LEADER");
    case "PROVIDER":
      return viewer.is("PROVIDER_MANAGER");
    case "LA":
      return viewer.is("LA_COMMISSIONER");
    case "PARENT":
    case "CHILD":
      return viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER");
  }
}

/** Where each party stands, with all that it has said. */
export function Agreement(props: { of: FragmentType<typeof PlacementAgreementFields>; withActions?: boolean }) {
  const placement = read(PlacementAgreementFields, props.of);
  const viewer = useViewer();
  const isOpen = props.withActions && placement.status === "AWAITING_AGREEMENT";
  const columns: readonly Column<Standing>[] = [
    { name: "Party", cell: ({ party }) => parties[party] },
    {
      name: "Answer",
      cell: ({ answer, isNeeded }) =>
        answer === "NOT_ASKED" && !isNeeded ? (
          "Not needed here"
        ) : (
          <Tag colour={answer === "NOT_ASKED" ? "orange" : partyAnswers[answer].colour}>
            {answer === "NOT_ASKED" ? "Waited for" : partyAnswers[answer].text}
          </Tag>
        ),
    },
    { name: "What was said", cell: ({ history }) => <Said history={history} /> },
    ...(isOpen
      ? [
          {
            name: "Action",
            cell: ({ party, answer }: Standing) =>
              mayAnswer(viewer, party) && (
                <Link to={`/placements/${placement.id}/answer/${party}`} className="govuk-link">
                  {answer === "NOT_ASKED" ? "Record the answer" : "Change the answer"}
                  <span className="govuk-visually-hidden"> of {parties[party]}</span>
                </Link>
              ),
          },
        ]
      : []),
  ];
  return (
    <Table
      caption="What each party says"
      isCaptionHidden
      columns={columns}
      rows={placement.parties}
      keyOf={({ party }) => party}
    />
  );
}

function Said({ history }: { history: Standing["history"] }) {
  return history.length === 0 ? (
    <>Nothing yet</>
  ) : (
    <ol className="govuk-list govuk-!-margin-bottom-0">
      {history.map((entry) => (
        <li key={entry.at}>
          {writeMoment(entry.at)}
          {entry.answer === "NOT_ASKED"
            ? ": the answer lapsed"
            : history.length > 1 && `: ${partyAnswers[entry.answer].text}`}
          {entry.note && <div className="app-prose">{entry.note}</div>}
        </li>
      ))}
    </ol>
  );
}
