import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { RaiseConcernMutation } from "../../api/generated/graphql";
import { Details } from "../../ui/Details";
import { Findings } from "../../ui/Findings";
import { Notice, Warning } from "../../ui/Notice";
import { DateField, Form, Radios, Select, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend, type Form as FormOf, type Problem } from "../../ui/form";
import { useSearch } from "../../ui/useSearch";
import { writeMoment } from "../../words/dates";
import { PupilPicker } from "./PupilPicker";
import { SafeguardingPage } from "./SafeguardingPage";
import { sayMinutes } from "./clock";
import { concernInput, emptyConcern, isAboutAdult, problemsOf, type ConcernValues } from "./concernForm";
import { adultPositions, adultWorkplaces, bySeverity, kinds, severities } from "./words";

const RaiseConcernDocument = graphql(`
  mutation RaiseConcern($input: RaiseConcernInput!) {
    raiseConcern(input: $input) {
      concern {
        id
        acknowledgeBy
      }
      userErrors {
        ...Refusal
      }
      findings {
        ...Finding
      }
    }
  }
`);

export function Page() {
  const search = useSearch();
  const pupilId = search.one("pupil") ?? "";
  const form = useForm<ConcernValues>(
    { ...emptyConcern, pupilId, placementId: search.one("placement") ?? "" },
    // Each child has a draft of its own: what was written of one is not sent for another.
    `concern.${pupilId}`,
  );
  const [isSending, send] = useSend(RaiseConcernDocument);
  const [raised, setRaised] = useState<RaiseConcernMutation["raiseConcern"]>();
  const [isUncertain, setUncertain] = useState(false);
  const submit = async () => {
    const problems = problemsOf(form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({ input: { ...concernInput(form.values), idempotencyKey: form.idempotencyKey } });
    setUncertain(sent.is === "failed");
    if (sent.is === "done") {
      form.reset(emptyConcern);
      setRaised(sent.data.raiseConcern);
      scrollTo({ top: 0 });
    } else {
      form.showProblems(sent.problems);
    }
  };

  return (
    <SafeguardingPage title={raised ? "Your concern is recorded" : "Raise a concern"}>
      {raised ? (
        <WhatHappensNext raised={raised} onAnother={() => setRaised(undefined)} />
      ) : (
        <>
          <Warning>If a child is in danger now, call 999 first. Then record it here.</Warning>
          {form.isRestored && (
            <p className="govuk-inset-text">What you wrote before is still here. It has not been sent.</p>
          )}
          {isUncertain && (
            <Notice title="Nobody knows yet whether it was recorded">
              <p>
                What you wrote is kept here. Send it again: it does not count twice. If that does not work, tell the
                safeguarding lead in person or by telephone now, and do not wait for this page.
              </p>
            </Notice>
          )}
          <Form form={form} onSubmit={() => void submit()} label="Raise a concern">
            <PupilPicker
              value={form.values.pupilId}
              problem={messageFor(form.problems, "pupilId")}
              onChange={(id) => {
                form.set("pupilId", id);
                form.set("placementId", "");
              }}
            />
            {form.values.pupilId && <PlacementChoice form={form} pupilId={form.values.pupilId} />}
            <Severity form={form} />
            <Account form={form} />
            <Adult form={form} />
            <Submit isSending={isSending}>Send the concern</Submit>
          </Form>
          <Details summary="Who will read this">
            The safeguarding leads who must act: at the provider, at the home school, and where the rules say so at the
            local authority. If it is about an adult who works there, leads who may be close to that adult are kept out.
            Your colleagues do not see it. Each reading is put on record.
          </Details>
        </>
      )}
    </SafeguardingPage>
  );
}

const messageFor = (problems: readonly Problem[], field: string) =>
  problems.find((problem) => problem.field === field)?.message;

const TimesDocument = graphql(`
  query AcknowledgementTimes {
    ruleParameters(ruleId: "ENG-SAF-003") {
      key
      value
    }
  }
`);

function Severity({ form }: { form: FormOf<ConcernValues> }) {
  const [{ data }] = useQuery({ query: TimesDocument, requestPolicy: "cache-first" });
  const minutesOf = (name: string) => Number(data?.ruleParameters.find(({ key }) => key === name)?.value);
  const [immediate, high] = [minutesOf("ack.immediateMinutes"), minutesOf("ack.highMinutes")];
  const times = {
    IMMEDIATE: immediate > 0 && `within ${sayMinutes(immediate)}`,
    HIGH: high > 0 && `within ${sayMinutes(high)}`,
    MEDIUM: "in the same half-day",
    LOW: "on the same day",
  };
  return (
    <Radios
      form={form}
      name="severity"
      label="How urgent is it?"
      hint="When you are not sure, choose the more urgent one."
      isHeading
      choices={bySeverity.map((value) => ({
        value,
        text: severities[value].text,
        hint: `${severities[value].meaning}${times[value] ? ` A safeguarding lead acknowledges it ${times[value]}.` : ""}`,
      }))}
    />
  );
}

function Account({ form }: { form: FormOf<ConcernValues> }) {
  return (
    <>
      <Select
        form={form}
        name="kind"
        label="What is it mainly about?"
        hint="Choose what comes nearest. The safeguarding leads decide what it is."
        empty="Choose one"
        choices={Object.entries(kinds).map(([value, text]) => ({ value, text }))}
      />
      <TextArea
        form={form}
        name="account"
        label="What did you see or hear?"
        hint="In your words and the child’s, as exactly as you can: what was said, where, who was there. It need not be complete. Do not question the child, and do not promise to keep it secret."
        rows={8}
      />
      <TextArea form={form} name="actionTaken" label="What was done already? (optional)" rows={3} />
      <DateField
        form={form}
        name="happenedOn"
        label="When did it happen? (optional)"
        hint="Leave it empty if you do not know."
      />
    </>
  );
}

function Adult({ form }: { form: FormOf<ConcernValues> }) {
  const { kind } = form.values;
  const isSaidByKind = kind === "ALLEGATION_ADULT" || kind === "LOW_LEVEL_ADULT";
  return (
    <>
      {!isSaidByKind && (
        <Radios
          form={form}
          name="isAboutAdult"
          label="Is it about an adult who works with children?"
          hint="A member of staff, a volunteer, a driver, a foster carer."
          isInline
          choices={[
            { value: "no", text: "No" },
            { value: "yes", text: "Yes" },
          ]}
        />
      )}
      {isAboutAdult(form.values) && (
        <>
          <Radios
            form={form}
            name="adultWorkplace"
            label="Where does the adult work?"
            hint="It decides who is told and who is kept out."
            choices={Object.entries(adultWorkplaces).map(([value, text]) => ({ value, text }))}
          />
          <Radios
            form={form}
            name="adultPosition"
            label="What does the adult do there?"
            hint="If you do not say, the safeguarding leads there are kept out, for the adult may be one of them."
            choices={Object.entries(adultPositions).map(([value, text]) => ({ value, text }))}
          />
        </>
      )}
    </>
  );
}

const PupilPlacementsDocument = graphql(`
  query PupilPlacements($id: ID!) {
    pupil(by: { id: $id }) {
      id
      placements {
        id
        status
        provider {
          name
        }
        site {
          name
        }
      }
    }
  }
`);

/** Asked only when there is something to choose from. */
function PlacementChoice({ form, pupilId }: { form: FormOf<ConcernValues>; pupilId: string }) {
  const [{ data }] = useQuery({ query: PupilPlacementsDocument, variables: { id: pupilId } });
  const placements = (data?.pupil?.placements ?? []).filter(({ status }) => status === "AGREED" || status === "ACTIVE");
  return placements.length === 0 ? null : (
    <Radios
      form={form}
      name="placementId"
      label="Has it to do with a placement?"
      choices={[
        ...placements.map(({ id, provider, site }) => ({
          value: id,
          text: [provider?.name, site?.name].filter(Boolean).join(", ") || "The placement",
        })),
        { value: "", text: "No, or not sure" },
      ]}
    />
  );
}

function WhatHappensNext(props: { raised: RaiseConcernMutation["raiseConcern"]; onAnother: () => void }) {
  const { concern, findings } = props.raised;
  return concern ? (
    <>
      <Notice isSuccess title="Recorded">
        <p className="govuk-notification-banner__heading">
          Your concern is recorded. The safeguarding leads who must act are told.
        </p>
        <p>
          One of them has to acknowledge it by <strong>{writeMoment(concern.acknowledgeBy)}</strong>.
        </p>
      </Notice>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>If nobody acknowledges it in time, those who stand by are told, by themselves.</li>
        <li>
          A safeguarding lead may ask you for more. What you recorded stays as it is; add to it by raising another
          concern.
        </li>
        <li>
          If you have heard nothing by then, or things get worse, speak to your safeguarding lead. In danger, call 999.
        </li>
        <li>Talk about it with nobody else.</li>
      </ul>
      <p className="govuk-body">
        <Link to={`/safeguarding/${concern.id}`} className="govuk-link">
          See how far it has come
        </Link>
      </p>
      <h2 className="govuk-heading-m">What the rules say</h2>
      <Findings of={findings} empty="The rules say nothing more." />
      <button type="button" className="govuk-button govuk-button--secondary" onClick={props.onAnother}>
        Raise another concern
      </button>
    </>
  ) : null;
}
