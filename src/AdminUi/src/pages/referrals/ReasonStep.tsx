import { Details } from "../../ui/Details";
import { DateField, Radios } from "../../ui/fields";
import { rowOf, type Form } from "../../ui/form";
import { directionPurposes, eventDates, exclusionSessions, keysOf, reasonHints, reasons } from "../../words/referrals";
import { choicesOf } from "../../words/texts";
import { noSuspension, reasonOf, type ReferralValues } from "./referralForm";

/** Why, and when it happened: from this follow the duty and its date. */
export function ReasonStep({ form }: { form: Form<ReferralValues> }) {
  const reason = reasonOf(form.values);
  return (
    <>
      <Radios
        form={form}
        name="reason"
        label="What is the main reason?"
        hint="It decides who must arrange education and by when."
        alsoOf={["content.reason"]}
        choices={keysOf(reasons).map((value) => ({ value, text: reasons[value], hint: reasonHints[value] }))}
      />
      {reason && reason !== "SUSPENSION" && (
        <DateField
          form={form}
          name="eventDate"
          label={eventDates[reason]}
          hint="For example, 27 11 2026"
          alsoOf={["content.eventDate"]}
        />
      )}
      {reason === "PERMANENT_EXCLUSION" && (
        <Radios
          form={form}
          name="exclusionSession"
          label="When on that day did it take effect?"
          hint="The sixth school day is counted from it."
          alsoOf={["content.exclusionSession"]}
          choices={choicesOf(exclusionSessions)}
        />
      )}
      {reason === "SUSPENSION" && <Suspensions form={form} />}
      {reason === "OFF_SITE_DIRECTION" && (
        <Radios
          form={form}
          name="directionPurpose"
          label="What is the direction for?"
          alsoOf={["content.directionPurpose"]}
          choices={choicesOf(directionPurposes)}
        />
      )}
    </>
  );
}

const mostSuspensions = 20;

function Suspensions({ form }: { form: Form<ReferralValues> }) {
  const { suspensions } = form.values;
  return (
    <>
      <Details summary="Which suspensions to give">
        Give all that may form one run: suspensions between which the pupil did not attend a school day. The rules count
        the days.
      </Details>
      {suspensions.map((_, at) => (
        <fieldset key={at} className="govuk-fieldset app-row">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Suspension {at + 1}</legend>
          <DateField
            form={rowOf(form, "suspensions", at)}
            name="from"
            label="First day"
            alsoOf={at === 0 ? ["content.suspensions", "content.eventDate"] : []}
          />
          <DateField form={rowOf(form, "suspensions", at)} name="to" label="Last day" />
          {suspensions.length > 1 && (
            <button
              type="button"
              className="app-button-link govuk-!-margin-bottom-4"
              onClick={() =>
                form.set(
                  "suspensions",
                  suspensions.filter((_, index) => index !== at),
                )
              }
            >
              Remove suspension {at + 1}
            </button>
          )}
        </fieldset>
      ))}
      {suspensions.length < mostSuspensions && (
        <p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => form.set("suspensions", [...suspensions, noSuspension])}
          >
            Add another suspension
          </button>
        </p>
      )}
    </>
  );
}
