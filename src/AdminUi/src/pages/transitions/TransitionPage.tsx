import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { TransitionQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Decisions } from "../../ui/Decisions";
import { Done } from "../../ui/Done";
import { Warning } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { londonDay, writeDay, writeDistance, writeWeekday } from "../../words/dates";
import { count, fullName } from "../../words/texts";
import { transitionKinds, transitionStatuses } from "../../words/transitions";
import { StageCalendar } from "./StageCalendar";
import { nextStage } from "./stages";
import "./transitions.scss";

const TransitionDocument = graphql(`
  query Transition($id: ID!, $withDecisions: Boolean!) {
    transition(id: $id) {
      id
      placementId
      kind
      status
      targetDate
      stages {
        number
        startsOn
        halfDaysPerWeek
        reachedOn
      }
      support
      namedContact
      completedOn
      sustainedCheckDue
      isSustainedCheckOverdue
      checkedOn
      breakdownReason
      successMeasures
      fallback
      isParentAgreed
      isChildAgreed
      acknowledgedWarnings
      acknowledgementReason
      pupil {
        givenName
        familyName
      }
      destinationSchool {
        id
        name
      }
      placement {
        laCode
        status
        provider {
          name
        }
      }
      decisions @include(if: $withDecisions) {
        ...StoredDecision
      }
    }
  }
`);

type Transition = NonNullable<TransitionQuery["transition"]>;

export function Page() {
  const { id = "" } = useParams();
  const withDecisions = useViewer().is("SCHOOL_LEADER", "SAFEGUARDING_LEAD", "LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  const [asked, again] = useQuery({ query: TransitionDocument, variables: { id, withDecisions } });
  const transition = asked.data?.transition;
  return transition === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Transition"
      heading={transition ? fullName(transition.pupil) : "Transition"}
      caption={transition ? transitionKinds[transition.kind] : "Transition"}
      crumbs={[
        { to: "/transitions", text: "Transitions" },
        ...(transition ? [{ to: `/placements/${transition.placementId}?tab=reviews`, text: "Placement" }] : []),
      ]}
    >
      <Done />
      <Answer of={asked} what="the transition" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => transition && <Shown transition={transition} />}
      </Answer>
    </Frame>
  );
}

function Shown({ transition }: { transition: Transition }) {
  const { text, colour } = transitionStatuses[transition.status];
  const isOpen = transition.status === "PLANNED" || transition.status === "IN_PROGRESS";
  return (
    <>
      <p className="govuk-body">
        <Tag colour={colour}>{text}</Tag>
      </p>
      {transition.isSustainedCheckOverdue && transition.sustainedCheckDue && (
        <Warning>
          Whether it lasted was to be checked on {writeDay(transition.sustainedCheckDue)}. Nobody has checked yet.
        </Warning>
      )}
      {isOpen && transition.targetDate < londonDay() && (
        <Warning>
          The last stage was to be reached on {writeDay(transition.targetDate)}. Record what has begun, or that it broke
          down.
        </Warning>
      )}
      <Actions of={transition} />
      <Table
        caption="Stages"
        columns={[
          { name: "Stage", cell: (stage) => stage.number },
          { name: "Begins", cell: (stage) => `${writeWeekday(stage.startsOn)} (${writeDistance(stage.startsOn)})` },
          {
            name: "Time at the destination",
            cell: (stage) =>
              stage.halfDaysPerWeek === 10 ? "Full time" : `${count(stage.halfDaysPerWeek, "half-day")} a week`,
          },
          {
            name: "Really began",
            cell: (stage) =>
              stage.reachedOn ? (
                writeDay(stage.reachedOn)
              ) : isOpen && stage.startsOn < londonDay() ? (
                <span className="app-late">Not yet: was planned {writeDistance(stage.startsOn)}</span>
              ) : (
                "Not yet"
              ),
          },
        ]}
        rows={transition.stages}
        keyOf={(stage) => String(stage.number)}
      />
      <StageCalendar
        stages={transition.stages}
        sustainedCheckDue={transition.sustainedCheckDue ?? undefined}
        schoolId={transition.destinationSchool?.id}
        laCode={transition.placement?.laCode}
      />
      <h2 className="govuk-heading-m">The plan</h2>
      <Plan of={transition} />
      {transition.decisions && (
        <>
          <h2 className="govuk-heading-m">Decisions on record</h2>
          <Decisions of={transition.decisions} />
        </>
      )}
    </>
  );
}

function Plan({ of }: { of: Transition }) {
  return (
    <Summary
      rows={[
        { name: "To", value: of.destinationSchool?.name ?? "No school named" },
        {
          name: "From",
          value: (
            <Link to={`/placements/${of.placementId}`} className="govuk-link">
              the placement at {of.placement?.provider?.name ?? "a provider"}
            </Link>
          ),
        },
        { name: "Adult at the destination", value: of.namedContact },
        { name: "Support on the way", value: <span className="app-prose">{of.support}</span> },
        {
          name: "A stage has worked when",
          value: <span className="app-prose">{of.successMeasures ?? "Not written down"}</span>,
        },
        {
          name: "If a stage does not hold",
          value: <span className="app-prose">{of.fallback ?? "Not written down"}</span>,
        },
        { name: "Parent has agreed", value: of.isParentAgreed ? "Yes" : "No" },
        { name: "Child has agreed", value: of.isChildAgreed ? "Yes" : "No" },
        of.acknowledgedWarnings.length > 0 && {
          name: "Warnings taken on",
          value: `${of.acknowledgedWarnings.join(", ")}: ${of.acknowledgementReason ?? ""}`,
        },
        !!of.completedOn && { name: "Completed", value: writeWeekday(of.completedOn) },
        !!of.sustainedCheckDue && {
          name: "Check whether it lasted",
          value: `On ${writeWeekday(of.sustainedCheckDue)}`,
        },
        !!of.checkedOn && { name: "Checked", value: writeWeekday(of.checkedOn) },
        !!of.breakdownReason && {
          name: "Why it broke down",
          value: <span className="app-prose">{of.breakdownReason}</span>,
        },
      ]}
    />
  );
}

function Actions({ of }: { of: Transition }) {
  const viewer = useViewer();
  const isOpen = of.status === "PLANNED" || of.status === "IN_PROGRESS";
  if (!viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER")) {
    return null;
  }

  const next = nextStage(of.stages);
  return (
    <div className="app-buttons">
      {isOpen && next && (
        <Link to={`/transitions/${of.id}/stage`} className="govuk-button">
          Record that stage {next.number} began
        </Link>
      )}
      {isOpen && !next && (
        <Link to={`/transitions/${of.id}/complete`} className="govuk-button">
          Complete the transition
        </Link>
      )}
      {of.status === "COMPLETED" && (
        <Link to={`/transitions/${of.id}/check`} className="govuk-button">
          Record whether it lasted
        </Link>
      )}
      {isOpen && (
        <Link to={`/transitions/${of.id}/check`} className="govuk-button govuk-button--secondary">
          Record that it broke down
        </Link>
      )}
      {of.status === "COMPLETED" &&
        of.placement?.status === "ACTIVE" &&
        viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER") && (
          <Link to={`/placements/${of.placementId}/end`} className="govuk-button govuk-button--secondary">
            End the placement
          </Link>
        )}
    </div>
  );
}
