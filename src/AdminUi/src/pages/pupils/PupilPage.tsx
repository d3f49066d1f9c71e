import { useParams, Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PupilPageQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { writeBriefDay, writeDay } from "../../words/dates";
import { placementStatuses } from "../../words/placements";
import { reasons, statuses, yearGroup } from "../../words/referrals";
import { fullName } from "../../words/texts";
import { Corrections } from "./Corrections";
import { Holds } from "./Holds";
import { factKindsOf, mayCorrect, mayHold, seesCorrections } from "./rights";
import { enrolmentStatuses, factKinds, grounds, sexes } from "./words";

const PupilDocument = graphql(`
  query PupilPage($id: ID!, $withCorrections: Boolean!, $withHolds: Boolean!) {
    pupil(by: { id: $id }) {
      id
      givenName
      familyName
      birthDate
      age
      yearGroup
      upn
      sex
      homePostcode
      homeLaCode
      homeLocalAuthority {
        name
      }
      homeSchool {
        name
      }
      schools {
        id
        name
      }
      enrolments {
        id
        status
        from
        until
        ground
        school {
          name
        }
      }
      facts {
        id
        kind
        from
        until
      }
      referrals {
        id
        reason
        status
        eventDate
      }
      placements {
        id
        status
        startDate
        plannedEndDate
        endedOn
        provider {
          name
        }
      }
      recordHolds @include(if: $withHolds) {
        heldAt
        releasedAt
        ...RecordHold
      }
      corrections @include(if: $withCorrections) {
        ...PupilCorrection
      }
    }
  }
`);

type Pupil = NonNullable<PupilPageQuery["pupil"]>;

export function Page() {
  const { id = "" } = useParams();
  const viewer = useViewer();
  const [asked, again] = useQuery({
    query: PupilDocument,
    variables: { id, withCorrections: seesCorrections(viewer), withHolds: mayHold(viewer) },
  });
  const pupil = asked.data?.pupil;
  return pupil === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Child"
      heading={pupil ? fullName(pupil) : "Child"}
      caption={pupil ? (pupil.homeSchool?.name ?? "On no roll") : "Child"}
      crumbs={[{ to: "/pupils", text: "Children" }]}
    >
      <Done />
      <Answer of={asked} what="the child" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => pupil && <Shown pupil={pupil} />}
      </Answer>
    </Frame>
  );
}

function Shown({ pupil }: { pupil: Pupil }) {
  const viewer = useViewer();
  const held = pupil.recordHolds?.find(({ releasedAt }) => !releasedAt);
  return (
    <>
      {held && (
        <Notice>
          <p className="govuk-body">
            Your organisation holds these records since {writeDay(held.heldAt.slice(0, 10))}: nothing about the child is
            destroyed until you release them.
          </p>
        </Notice>
      )}
      <div className="app-buttons">
        {mayCorrect(viewer, pupil) && (
          <Link to={`/pupils/${pupil.id}/correct`} className="govuk-button govuk-button--secondary">
            Correct the details
          </Link>
        )}
        {mayHold(viewer) && (
          <Link to={`/pupils/${pupil.id}/hold`} className="govuk-button govuk-button--secondary">
            {held ? "Release the records" : "Hold the records"}
          </Link>
        )}
      </div>
      <Tabs
        label="Parts of the child’s record"
        tabs={[
          { id: "details", text: "Details", panel: () => <Details pupil={pupil} /> },
          { id: "provision", text: "Referrals and placements", panel: () => <Provision pupil={pupil} /> },
          ...(pupil.corrections
            ? [{ id: "corrections", text: "Corrections", panel: () => <Corrections of={pupil.corrections ?? []} /> }]
            : []),
          ...(pupil.recordHolds
            ? [{ id: "holds", text: "Holds", panel: () => <Holds of={pupil.recordHolds ?? []} /> }]
            : []),
        ]}
      />
    </>
  );
}

function Details({ pupil }: { pupil: Pupil }) {
  const recordable = factKindsOf(useViewer(), pupil);
  const mayEnd = (fact: Pupil["facts"][number]) => !fact.until && recordable.includes(fact.kind);
  return (
    <>
      <Summary
        rows={[
          { name: "Born", value: `${writeDay(pupil.birthDate)}, ${pupil.age} years old` },
          { name: "Year", value: yearGroup(pupil.yearGroup) },
          { name: "Unique pupil number", value: pupil.upn ?? "None yet" },
          { name: "Sex", value: pupil.sex && sexes[pupil.sex] },
          { name: "Postcode of the home", value: pupil.homePostcode },
          { name: "Lives in", value: pupil.homeLocalAuthority?.name ?? pupil.homeLaCode },
        ]}
      />
      <h2 className="govuk-heading-m">On the register of</h2>
      {pupil.enrolments.length === 0 ? (
        <Empty>
          <p className="govuk-body">No school has, or had, the child on its register.</p>
        </Empty>
      ) : (
        <Table
          caption="Registrations, the newest first"
          isCaptionHidden
          columns={[
            { name: "School", cell: ({ school }) => school?.name ?? "Not on file" },
            { name: "From", cell: ({ from }) => <span className="app-nowrap">{writeBriefDay(from)}</span> },
            {
              name: "Until",
              cell: ({ until, ground }) =>
                until ? (
                  <>
                    <span className="app-nowrap">{writeBriefDay(until)}</span>
                    {ground && <span className="app-detail">{grounds[ground]}</span>}
                  </>
                ) : (
                  "No end known"
                ),
            },
            { name: "Kind", cell: ({ status }) => enrolmentStatuses[status], isMinor: true },
          ]}
          rows={pupil.enrolments}
          keyOf={({ id }) => id}
        />
      )}
      <h2 className="govuk-heading-m">Needs and care</h2>
      {pupil.facts.length === 0 ? (
        <Empty>
          <p className="govuk-body">No plan, SEN support, care or free school meals are on file.</p>
        </Empty>
      ) : (
        <Table
          caption="Plans, support, care and free school meals, the newest first"
          isCaptionHidden
          columns={[
            { name: "What", cell: ({ kind }) => factKinds[kind] },
            { name: "From", cell: ({ from }) => <span className="app-nowrap">{writeBriefDay(from)}</span> },
            { name: "Until", cell: ({ until }) => (until ? writeBriefDay(until) : "No end known") },
            ...(pupil.facts.some(mayEnd)
              ? [
                  {
                    name: "Action",
                    cell: (fact: Pupil["facts"][number]) =>
                      mayEnd(fact) && (
                        <Link to={`/pupils/${pupil.id}/facts/${fact.id}/end`} className="govuk-link">
                          Record the last day
                          <span className="govuk-visually-hidden"> of {factKinds[fact.kind]}</span>
                        </Link>
                      ),
                  },
                ]
              : []),
          ]}
          rows={pupil.facts}
          keyOf={({ id }) => id}
        />
      )}
      {recordable.length > 0 && (
        <Link to={`/pupils/${pupil.id}/facts/new`} className="govuk-button govuk-button--secondary">
          Record needs and care
        </Link>
      )}
    </>
  );
}

function Provision({ pupil }: { pupil: Pupil }) {
  return (
    <>
      <h2 className="govuk-heading-m">Referrals</h2>
      {pupil.referrals.length === 0 ? (
        <Empty>
          <p className="govuk-body">There is no referral that you may see.</p>
        </Empty>
      ) : (
        <Table
          caption="Referrals, the newest first"
          isCaptionHidden
          columns={[
            {
              name: "Reason",
              cell: ({ id, reason }) => (
                <Link to={`/referrals/${id}`} className="govuk-link">
                  {reasons[reason]}
                </Link>
              ),
            },
            {
              name: "State",
              cell: ({ status }) => <Tag colour={statuses[status].colour}>{statuses[status].text}</Tag>,
            },
            { name: "Legal event", cell: ({ eventDate }) => writeBriefDay(eventDate), isMinor: true },
          ]}
          rows={pupil.referrals}
          keyOf={({ id }) => id}
        />
      )}
      <h2 className="govuk-heading-m">Placements</h2>
      {pupil.placements.length === 0 ? (
        <Empty>
          <p className="govuk-body">There is no placement that you may see.</p>
        </Empty>
      ) : (
        <Table
          caption="Placements, those that start last first"
          isCaptionHidden
          columns={[
            {
              name: "Provider",
              cell: ({ id, provider }) => (
                <Link to={`/placements/${id}`} className="govuk-link">
                  {provider?.name ?? "Not on file"}
                </Link>
              ),
            },
            {
              name: "Status",
              cell: ({ status }) => (
                <Tag colour={placementStatuses[status].colour}>{placementStatuses[status].text}</Tag>
              ),
            },
            { name: "From", cell: ({ startDate }) => writeBriefDay(startDate), isMinor: true },
            {
              name: "Until",
              cell: ({ endedOn, plannedEndDate }) => writeBriefDay(endedOn ?? plannedEndDate),
              isMinor: true,
            },
          ]}
          rows={pupil.placements}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}
