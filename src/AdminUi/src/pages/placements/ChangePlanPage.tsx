import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementToChangeQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { useGoDone } from "../../ui/Done";
import { Checkboxes, DateField, Form, Select, Submit, TextArea, TextField } from "../../ui/fields";
import { rowOf, useForm, useSend, type Form as FormOf } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { destinations } from "../../words/placements";
import { choicesOf } from "../../words/texts";
import { weekHalfDays } from "../../words/weeks";
import { placementCrumbs } from "./crumbs";
import { inputOf, problemsIn, valuesOf, withoutPlan, type PlanValues } from "./planForm";
import { placementName } from "./placementName";

const PlanDocument = graphql(`
  query PlacementToChange($id: ID!) {
    placement(id: $id) {
      id
      version
      status
      purpose
      halfDays
      hoursPerWeek
      ...PlacementName
      plan {
        goals {
          goal
          measure
          by
        }
        travel {
          mode
          responsible
          noShow
        }
        riskAssessment
        nextStep {
          destination
          criteria
          on
        }
        providerSafeguardingContact {
          name
          position
          phone
        }
        schoolSafeguardingContact {
          name
          position
          phone
        }
        providerContact {
          name
          position
          phone
        }
        schoolContact {
          name
          position
          phone
        }
      }
    }
  }
`);

const SendDocument = graphql(`
  mutation ChangePlacementPlan($input: ChangePlacementPlanInput!) {
    changePlacementPlan(input: $input) {
      placement {
        id
        version
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Placement = NonNullable<PlacementToChangeQuery["placement"]>;

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: PlanDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const placement = asked.data?.placement;
  return placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="Change the plan" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      <Answer of={asked} what="the plan" onRetry={reload}>
        {() => placement && <Change placement={placement} onReload={reload} />}
      </Answer>
    </Frame>
  );
}

function Change({ placement, onReload }: { placement: Placement; onReload: () => void }) {
  const { id, version, status } = placement;
  const isOpen = status === "AWAITING_AGREEMENT";
  const form = useForm(valuesOf(placement), `plan.${id}`);
  const [isSending, send] = useSend(SendDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const problems = problemsIn(form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: { placementId: id, expectedVersion: version, ...inputOf(form.values, placement) },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/placements/${id}?tab=plan`, "The plan is changed.");
    } else {
      form.showProblems(sent.problems.map(withoutPlan));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      {form.isRestored && (
        <Notice title="Draft">
          <p className="govuk-body">What you wrote before is here again. Nothing of it was sent.</p>
        </Notice>
      )}
      <Details summary="What a change sets off">
        New half-days or hours are checked as a proposal is: places have to be free, and the rules are asked again. When
        the purpose or the goals change before the agreement, all parties are asked anew.
      </Details>
      {isOpen && <TextArea form={form} name="purpose" label="Purpose" isHeading most={4000} />}
      <Checkboxes
        form={form}
        name="halfDays"
        label="Half-days at the provider"
        isHeading
        isSmall
        choices={weekHalfDays.map(({ key, text }) => ({ value: key, text }))}
      />
      <TextField form={form} name="hoursPerWeek" label="Taught hours a week" width={5} inputMode="decimal" />
      <Goals form={form} />
      <h2 className="govuk-heading-m">Next step</h2>
      <Select
        form={form}
        name="nextStep.destination"
        label="Where to"
        empty="Not planned yet"
        choices={choicesOf(destinations)}
      />
      <TextArea form={form} name="nextStep.criteria" label="What has to be true for it" rows={3} most={1000} />
      <DateField form={form} name="nextStep.on" label="Day on which it is to happen" />
      <h2 className="govuk-heading-m">Travel and risk</h2>
      <TextField form={form} name="travel.mode" label="How the child travels" />
      <TextField form={form} name="travel.responsible" label="Responsible for the journey" />
      <TextArea form={form} name="travel.noShow" label="If the child does not arrive" rows={3} most={500} />
      <TextArea
        form={form}
        name="riskAssessment"
        label="Risk assessment, made with the provider"
        rows={6}
        most={8000}
      />
      <Contact form={form} of="providerSafeguardingContact" heading="Designated safeguarding lead at the provider" />
      <Contact form={form} of="schoolSafeguardingContact" heading="Designated safeguarding lead at the school" />
      <Contact form={form} of="providerContact" heading="Contact at the provider" />
      <Contact form={form} of="schoolContact" heading="Contact at the school" />
      <Submit isSending={isSending}>Change the plan</Submit>
    </Form>
  );
}

function Goals({ form }: { form: FormOf<PlanValues> }) {
  const { goals } = form.values;
  return (
    <>
      <h2 className="govuk-heading-m">Goals</h2>
      {goals.map((_, at) => {
        const row = rowOf(form, "goals", at);
        return (
          <fieldset key={at} className="govuk-fieldset app-row">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Goal {at + 1}</legend>
            <TextField form={row} name="goal" label="What is to be reached" />
            <TextField form={row} name="measure" label="How one will see it" />
            <DateField form={row} name="by" label="By (optional)" hint="The end of the placement when it is empty." />
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() =>
                form.set(
                  "goals",
                  goals.filter((_, other) => other !== at),
                )
              }
            >
              Remove goal {at + 1}
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => form.set("goals", [...goals, { goal: "", measure: "", by: "" }])}
      >
        Add a goal
      </button>
    </>
  );
}

type ContactName = "providerSafeguardingContact" | "schoolSafeguardingContact" | "providerContact" | "schoolContact";

function Contact({ form, of, heading }: { form: FormOf<PlanValues>; of: ContactName; heading: string }) {
  return (
    <fieldset className="govuk-fieldset app-row">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <h2 className="govuk-fieldset__heading">{heading}</h2>
      </legend>
      <TextField form={form} name={`${of}.name`} label="Name" />
      <TextField form={form} name={`${of}.position`} label="Position" />
      <TextField form={form} name={`${of}.phone`} label="Telephone" width={20} inputMode="tel" />
    </fieldset>
  );
}
