import { DateField, Select, TextArea, TextField } from "../../ui/fields";
import { rowOf, type Form } from "../../ui/form";
import { destinations } from "../../words/placements";
import { choicesOf } from "../../words/texts";
import type { PlanValues } from "./planForm";

/** Goals, next step, travel, risk and contacts: the parts of a personalised plan. */
export function PlanFields({ form }: { form: Form<PlanValues> }) {
  return (
    <>
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
    </>
  );
}

function Goals({ form }: { form: Form<PlanValues> }) {
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

function Contact({ form, of, heading }: { form: Form<PlanValues>; of: ContactName; heading: string }) {
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
