import { useState } from "react";
import { useQuery } from "urql";
import { graphql, read } from "../../api/generated";
import type { FindingFragment, PlacementToLeaveQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Checkbox, Checkboxes, DateField, Form, Radios, Submit, TextArea, TextField } from "../../ui/fields";
import { FindingFields } from "../../ui/Findings";
import { rowOf, useForm, useSend, type Form as FormOf } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { choicesOf } from "../../words/texts";
import { transitionKinds } from "../../words/transitions";
import { placementCrumbs } from "../placements/crumbs";
import { placementName } from "../placements/placementName";
import { SchoolPicker } from "./SchoolPicker";
import { emptyTransition, planInput, problemsIn, problemsInForm, type TransitionValues } from "./transitionForm";

const PlacementDocument = graphql(`
  query PlacementToLeave($id: ID!) {
    placement(id: $id) {
      id
      ...PlacementName
      school {
        name
      }
      reviewSchedule {
        lastDecision
      }
    }
  }
`);

const PlanDocument = graphql(`
  mutation PlanTransition($input: PlanTransitionInput!) {
    planTransition(input: $input) {
      transition {
        id
        placement {
          id
        }
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
  const id = useSearch().one("placement") ?? "";
  const [asked, again] = useQuery({ query: PlacementDocument, variables: { id }, pause: !id });
  const placement = asked.data?.placement;
  return !id || placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="Plan the way out" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      <Answer of={asked} what="the placement" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => placement && <Plan placement={placement} />}
      </Answer>
    </Frame>
  );
}

function Plan({ placement }: { placement: NonNullable<PlacementToLeaveQuery["placement"]> }) {
  const { id, school, reviewSchedule } = placement;
  const form = useForm<TransitionValues>(
    { ...emptyTransition, kind: reviewSchedule?.lastDecision === "RETURN" ? "RETURN_TO_HOME_SCHOOL" : "" },
    `transition.${id}`,
  );
  const [warnings, setWarnings] = useState<readonly FindingFragment[]>([]);
  const [isSending, send] = useSend(PlanDocument);
  const goDone = useGoDone();
  const { values } = form;
  const submit = async () => {
    const problems = problemsIn(values);
    const input = planInput(values, id);
    if (problems.length > 0 || !input) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({ input: { ...input, idempotencyKey: form.idempotencyKey } });
    if (sent.is === "done" && sent.data.planTransition.transition) {
      form.reset();
      goDone(`/transitions/${sent.data.planTransition.transition.id}`, "The way out is planned.");
    } else if (sent.is !== "done") {
      if (sent.is === "refused") {
        setWarnings(
          sent.data.planTransition.findings
            .map((masked) => read(FindingFields, masked))
            .filter(({ outcome }) => outcome === "WARN"),
        );
      }

      form.showProblems(problemsInForm(sent.problems, values.stages.length));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} label="Plan">
      {form.isRestored && (
        <Notice title="Draft">
          <p className="govuk-body">What you wrote before is here again. Nothing of it was sent.</p>
        </Notice>
      )}
      <Radios form={form} name="kind" label="Where does the pupil go?" isHeading choices={choicesOf(transitionKinds)} />
      {values.kind === "RETURN_TO_HOME_SCHOOL" && school && <p className="govuk-inset-text">Back to {school.name}.</p>}
      {(values.kind === "NEW_MAINSTREAM_SCHOOL" || values.kind === "SPECIAL_SCHOOL") && <SchoolPicker form={form} />}
      <Stages form={form} />
      <TextArea
        form={form}
        name="support"
        label="Support on the way"
        isHeading
        hint="What the child gets at each stage. At least 20 characters."
        most={4000}
      />
      <TextField
        form={form}
        name="namedContact"
        label="Adult at the destination whom the child can turn to"
        hint="Name and post."
      />
      <TextArea
        form={form}
        name="successMeasures"
        label="By what will you tell that a stage has worked?"
        rows={3}
        most={4000}
      />
      <TextArea form={form} name="fallback" label="What happens when a stage does not hold?" rows={3} most={4000} />
      <Checkbox form={form} name="isParentAgreed" label="A parent has agreed to the plan" />
      <Checkbox form={form} name="isChildAgreed" label="The child has agreed to the plan" />
      {warnings.length > 0 && <TakenOn form={form} warnings={warnings} />}
      <Submit isSending={isSending}>Plan the way out</Submit>
    </Form>
  );
}

function Stages({ form }: { form: FormOf<TransitionValues> }) {
  const { stages } = form.values;
  return (
    <>
      <h2 className="govuk-heading-m">Stages</h2>
      <p className="govuk-body">
        Each begins after the one before, with as many half-days a week or more. Ten are full time. The last one is the
        target.
      </p>
      {stages.map((_, at) => {
        const row = rowOf(form, "stages", at);
        return (
          <fieldset key={at} className="govuk-fieldset app-row">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Stage {at + 1}</legend>
            <DateField form={row} name="startsOn" label={`Stage ${at + 1} begins on`} />
            <TextField
              form={row}
              name="halfDaysPerWeek"
              label={`Half-days a week in stage ${at + 1}`}
              width={2}
              inputMode="numeric"
            />
            {stages.length > 1 && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                onClick={() =>
                  form.set(
                    "stages",
                    stages.filter((_, other) => other !== at),
                  )
                }
              >
                Remove stage {at + 1}
              </button>
            )}
          </fieldset>
        );
      })}
      {stages.length < 12 && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => form.set("stages", [...stages, { startsOn: "", halfDaysPerWeek: "10" }])}
        >
          Add a stage
        </button>
      )}
    </>
  );
}

/** Warnings of the rules, each to be taken on by name, with one reason for all. */
function TakenOn({ form, warnings }: { form: FormOf<TransitionValues>; warnings: readonly FindingFragment[] }) {
  return (
    <>
      <Checkboxes
        form={form}
        name="acknowledgedWarnings"
        label="The rules warn of this"
        hint="Change the plan, or tick what you take on and say why."
        isHeading
        choices={[...new Set(warnings.map(({ ruleId }) => ruleId))].map((ruleId) => {
          const ofRule = warnings.filter((warning) => warning.ruleId === ruleId);
          return {
            value: ruleId,
            text: `${ruleId}: ${ofRule[0]?.title ?? ""}`,
            hint: `${ofRule.map(({ message }) => message).join(" ")} ${ofRule[0]?.source ?? ""}`,
          };
        })}
      />
      <TextArea form={form} name="reason" label="Why is the plan right in spite of it?" rows={3} most={1000} />
    </>
  );
}
