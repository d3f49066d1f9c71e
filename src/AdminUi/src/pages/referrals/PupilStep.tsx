import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql, read } from "../../api/generated";
import type { PupilToReferFragment } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import type { Form } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { PupilSearch } from "../../ui/PupilSearch";
import { Summary } from "../../ui/Summary";
import { writeDay } from "../../words/dates";
import { yearGroup } from "../../words/referrals";
import { fullName } from "../../words/texts";
import type { ReferralValues } from "./referralForm";

const PupilFields = graphql(`
  fragment PupilToRefer on Pupil {
    id
    givenName
    familyName
    birthDate
    yearGroup
    hasEhcp
    hasSenSupport
    isLookedAfter
    homeSchool {
      name
    }
    referrals {
      id
      status
    }
  }
`);

const ChosenDocument = graphql(`
  query ChosenPupilToRefer($id: ID!) {
    pupil(by: { id: $id }) {
      id
      ...PupilToRefer
    }
  }
`);

/** Which child: one whom the viewer may see. What is looked for stands in no address. */
export function PupilStep({ form }: { form: Form<ReferralValues> }) {
  const { pupilId, version } = form.values;
  const problem = form.problems.find(({ field }) => field === "pupilId");
  return pupilId ? (
    <ChosenPupil id={pupilId} onClear={version === 0 ? () => form.set("pupilId", "") : undefined} />
  ) : (
    <PupilSearch
      problem={problem?.message}
      otherwise="A child who is new at the school has to be admitted to its roll first."
      onChoose={(id) => form.set("pupilId", id)}
    />
  );
}

/** @param onClear Absent once there is a draft: a draft is about its child. */
export function ChosenPupil({ id, onClear }: { id: string; onClear?: () => void }) {
  const [answer, again] = useQuery({ query: ChosenDocument, variables: { id } });
  return (
    <Answer of={answer} what="the child" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupil }) =>
        pupil ? (
          <PupilShown pupil={read(PupilFields, pupil)} onClear={onClear} />
        ) : (
          <p className="govuk-body">This child is not, or no longer, one whom you may see.</p>
        )
      }
    </Answer>
  );
}

function PupilShown({ pupil, onClear }: { pupil: PupilToReferFragment; onClear?: () => void }) {
  return (
    <>
      <Summary
        rows={[
          {
            name: "Child",
            value: <strong>{fullName(pupil)}</strong>,
            action: onClear && (
              <button type="button" id="field-pupilId" className="app-button-link" onClick={onClear}>
                Choose another child
              </button>
            ),
          },
          { name: "Born", value: `${writeDay(pupil.birthDate)}, ${yearGroup(pupil.yearGroup)}` },
          { name: "School", value: pupil.homeSchool?.name ?? "On no roll" },
          { name: "Needs and care", value: factsOf(pupil) },
        ]}
      />
      {onClear && <OpenReferral pupil={pupil} />}
    </>
  );
}

/** A child who is referred already is not referred again by mistake. */
function OpenReferral({ pupil }: { pupil: PupilToReferFragment }) {
  const open = pupil.referrals.find(({ status }) => ["DRAFT", "SUBMITTED", "ACCEPTED"].includes(status));
  return open ? (
    <Notice>
      <p className="govuk-notification-banner__heading">This child has an open referral already.</p>
      <p className="govuk-body">
        <Link to={`/referrals/${open.id}`} className="govuk-link">
          Look at it
        </Link>{" "}
        before you write another one.
      </p>
    </Notice>
  ) : null;
}

function factsOf(pupil: PupilToReferFragment): string {
  const facts = [
    pupil.hasEhcp ? "EHC plan" : pupil.hasSenSupport ? "SEN support" : "",
    pupil.isLookedAfter ? "looked after" : "",
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(", ") : "None on file";
}
