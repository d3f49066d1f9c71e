import "./referrals.scss";

import { useQuery } from "urql";
import { Link, useParams } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { ReferralPageQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Decisions } from "../../ui/Decisions";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Findings } from "../../ui/Findings";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { writeDay } from "../../words/dates";
import { placementStatuses } from "../../words/placements";
import { eventDates, reasons, responsibleBodies, statuses, yearGroup } from "../../words/referrals";
import { fullName } from "../../words/texts";
import { DateMoves, DateToConfirm } from "./DateMoves";
import { Documents } from "./Documents";
import { DueDate } from "./DueDate";
import { InformationRequests } from "./InformationRequests";
import { NextStep } from "./NextStep";
import { Overrides } from "./Overrides";
import { Timeline } from "./Timeline";

const OverviewFields = graphql(`
  fragment ReferralOverview on Referral {
    reason
    status
    eventDate
    dueDate
    responsible
    summary
    school {
      name
    }
    pupil {
      id
      givenName
      familyName
      birthDate
      yearGroup
      hasEhcp
      hasSenSupport
      isLookedAfter
      hasFreeSchoolMeals
      homeSchool {
        name
      }
      homeLocalAuthority {
        name
      }
    }
    ...Timeline
    ...DateMoves
    ...InformationRequests
  }
`);

const PlacedFields = graphql(`
  fragment ReferralPlacement on Placement {
    id
    status
    startDate
    plannedEndDate
    endedOn
    provider {
      name
    }
    site {
      name
    }
  }
`);

const PageDocument = graphql(`
  query ReferralPage($id: ID!, $asksDecisions: Boolean!, $asksOverrides: Boolean!) {
    referral(id: $id) {
      id
      reason
      status
      pupil {
        givenName
        familyName
      }
      ...NextStep
      ...DateMoves
      ...ReferralOverview
      ...Documents
      documents {
        removedAt
      }
      findings {
        ...Finding
      }
      placements {
        id
        ...ReferralPlacement
      }
      ...Overrides @include(if: $asksOverrides)
      decisions @include(if: $asksDecisions) {
        ...StoredDecision
      }
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const viewer = useViewer();
  const [answer, again] = useQuery({
    query: PageDocument,
    variables: {
      id,
      asksDecisions: viewer.is("SCHOOL_LEADER", "SAFEGUARDING_LEAD", "LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
      asksOverrides: viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
    },
  });
  const reload = () => again({ requestPolicy: "network-only" });
  return (
    <Answer of={answer} what="the referral" title="Referral" onRetry={reload}>
      {({ referral }) => (referral ? <Shown referral={referral} onReload={reload} /> : <NotFoundPage />)}
    </Answer>
  );
}

type Referral = NonNullable<ReferralPageQuery["referral"]>;

function Shown({ referral, onReload }: { referral: Referral; onReload: () => void }) {
  const { text, colour } = statuses[referral.status];
  return (
    <Frame
      title="Referral"
      caption={`Referral: ${reasons[referral.reason].toLowerCase()}`}
      heading={
        <>
          {fullName(referral.pupil)} <Tag colour={colour}>{text}</Tag>
        </>
      }
      crumbs={[{ to: "/referrals", text: "Referrals" }]}
    >
      <Done />
      <DateToConfirm of={referral} onReload={onReload} />
      <NextStep of={referral} onReload={onReload} />
      <Tabs
        label="Parts of the referral"
        tabs={[
          { id: "referral", text: "Referral", panel: () => <Overview of={referral} /> },
          {
            id: "documents",
            text: `Documents (${referral.documents.filter(({ removedAt }) => !removedAt).length})`,
            panel: () => <Documents of={referral} onReload={onReload} />,
          },
          {
            id: "rules",
            text: `What the rules say (${referral.findings.length})`,
            panel: () => <Rules referral={referral} />,
          },
          {
            id: "placements",
            text: `Placements (${referral.placements.length})`,
            panel: () => <Placements of={referral.placements} status={referral.status} />,
          },
          ...(referral.decisions
            ? [
                {
                  id: "decisions",
                  text: `Decisions (${referral.decisions.length})`,
                  panel: () => <Decisions of={referral.decisions ?? []} />,
                },
              ]
            : []),
        ]}
      />
    </Frame>
  );
}

function Overview({ of }: { of: FragmentType<typeof OverviewFields> }) {
  const referral = read(OverviewFields, of);
  const { pupil } = referral;
  return (
    <div className="app-columns">
      <div className="app-columns__main">
        <h2 className="govuk-heading-m">Duty</h2>
        <Summary
          rows={[
            { name: "Reason", value: reasons[referral.reason] },
            { name: eventDates[referral.reason], value: writeDay(referral.eventDate) },
            {
              name: "Who must arrange education",
              value: referral.responsible
                ? responsibleBodies[referral.responsible]
                : referral.status === "DRAFT"
                  ? "The rules say so when it is checked and sent"
                  : "No rule names a body",
            },
            { name: "Statutory date", value: <DueDate referral={referral} /> },
          ]}
        />
        <DateMoves of={referral} />
        <InformationRequests of={referral} />
        <h2 className="govuk-heading-m">Purpose and background</h2>
        <p className="govuk-body app-prose">{referral.summary}</p>
        <h2 className="govuk-heading-m">Child</h2>
        {pupil ? (
          <Summary
            rows={[
              { name: "Name", value: fullName(pupil) },
              { name: "Born", value: writeDay(pupil.birthDate) },
              { name: "Year", value: yearGroup(pupil.yearGroup) },
              { name: "School", value: pupil.homeSchool?.name ?? "On no roll" },
              { name: "Referred by", value: referral.school?.name ?? "The local authority" },
              { name: "Lives in", value: pupil.homeLocalAuthority?.name },
              { name: "Needs and care", value: <PupilFacts pupil={pupil} /> },
            ]}
          />
        ) : (
          <p className="govuk-body">What is on file of the child is not yours to see.</p>
        )}
      </div>
      <section className="app-columns__side" aria-labelledby="timeline">
        <h2 id="timeline" className="govuk-heading-m">
          Timeline
        </h2>
        <Timeline of={referral} />
      </section>
    </div>
  );
}

function PupilFacts(props: {
  pupil: { hasEhcp: boolean; hasSenSupport: boolean; isLookedAfter: boolean; hasFreeSchoolMeals: boolean };
}) {
  const { pupil } = props;
  const facts = [
    pupil.hasEhcp && "Education, health and care plan",
    pupil.hasSenSupport && "SEN support",
    pupil.isLookedAfter && "Looked after by a local authority",
    pupil.hasFreeSchoolMeals && "Free school meals",
  ].filter(Boolean);
  return facts.length === 0 ? (
    "None on file"
  ) : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {facts.map((fact) => (
        <li key={String(fact)}>{fact}</li>
      ))}
    </ul>
  );
}

function Rules({ referral }: { referral: Referral }) {
  return (
    <>
      <Findings
        of={referral.findings}
        referralId={referral.id}
        empty={
          referral.status === "DRAFT"
            ? "The rules are asked when the draft is checked, and stored when it is sent."
            : "Nothing that the rules said is stored for this referral."
        }
      />
      <Overrides of={referral} />
    </>
  );
}

function Placements({ of, status }: { of: Referral["placements"]; status: Referral["status"] }) {
  return of.length === 0 ? (
    <Empty>
      <p className="govuk-body">
        {status === "ACCEPTED"
          ? "No placement is proposed yet. Find a provider first."
          : "No placement has been proposed for this referral."}
      </p>
    </Empty>
  ) : (
    <Table
      caption="Placements for this referral"
      isCaptionHidden
      columns={[
        {
          name: "Provider",
          cell: ({ id, provider, site }) => (
            <>
              <Link to={`/placements/${id}`} className="govuk-link">
                {provider?.name ?? "Provider not on file"}
              </Link>
              {site && <span className="app-detail">{site.name}</span>}
            </>
          ),
        },
        {
          name: "State",
          cell: ({ status }) => <Tag colour={placementStatuses[status].colour}>{placementStatuses[status].text}</Tag>,
        },
        { name: "From", cell: ({ startDate }) => writeDay(startDate) },
        { name: "Until", cell: ({ endedOn, plannedEndDate }) => writeDay(endedOn ?? plannedEndDate), isMinor: true },
      ]}
      rows={of.map((placement) => read(PlacedFields, placement))}
      keyOf={({ id }) => id}
    />
  );
}
