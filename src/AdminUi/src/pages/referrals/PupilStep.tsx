import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { PupilToReferFragment } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { TextField } from "../../ui/fields";
import { useForm, type Form } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Summary } from "../../ui/Summary";
import { useSettled } from "../../ui/useSettled";
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

const SearchDocument = graphql(`
  query PupilsToRefer($name: String) {
    pupils(first: 10, where: { name: $name }) {
      totalCount
      nodes {
        id
        ...PupilToRefer
      }
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
    <PupilSearch problem={problem?.message} onChoose={(id) => form.set("pupilId", id)} />
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

function PupilSearch({ problem, onChoose }: { problem?: string; onChoose: (id: string) => void }) {
  const [text, setText] = useState("");
  const form = useForm({ pupilId: "" });
  const name = useSettled(text.trim(), 250);
  const [answer, again] = useQuery({ query: SearchDocument, variables: { name: name || undefined } });
  return (
    <>
      <TextField
        form={{
          ...form,
          values: { pupilId: text },
          problems: problem ? [{ field: "pupilId", message: problem }] : [],
          set: (_, value) => setText(value),
        }}
        name="pupilId"
        label="First or last name begins with"
        hint="The list below narrows while you write."
        width={20}
      />
      <Answer of={answer} what="children" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ pupils: { nodes, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>
              <p className="govuk-body">
                No child on your list has such a name. Write fewer letters. A child who is new at the school has to be
                admitted to its roll first.
              </p>
            </Empty>
          ) : (
            <>
              <p className="govuk-hint" role="status">
                {totalCount > nodes.length
                  ? `The first ${nodes.length} of ${totalCount.toLocaleString("en-GB")} children`
                  : `${totalCount} ${totalCount === 1 ? "child" : "children"}`}
              </p>
              <ul className="govuk-list app-pupils">
                {nodes.map((pupil) => (
                  <PupilFound key={pupil.id} pupil={pupil} onChoose={onChoose} />
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </>
  );
}

function PupilFound(props: { pupil: FragmentType<typeof PupilFields>; onChoose: (id: string) => void }) {
  const pupil = read(PupilFields, props.pupil);
  return (
    <li>
      <button type="button" className="app-pupils__choose" onClick={() => props.onChoose(pupil.id)}>
        <strong>{fullName(pupil)}</strong>
        <span className="app-detail">
          {yearGroup(pupil.yearGroup)}, born {writeDay(pupil.birthDate)}, {pupil.homeSchool?.name ?? "on no roll"}
        </span>
      </button>
    </li>
  );
}
