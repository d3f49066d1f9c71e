import { graphql } from "../../api/generated";
import type { InformationKind } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { Form, Select, Submit, TextArea } from "../../ui/fields";
import { rowOf, useForm, useSend, type Form as FormOf } from "../../ui/form";
import { informationKinds, keysOf } from "../../words/referrals";
import { choicesOf } from "../../words/texts";
import { ChangeFrame, type ReferralToChange } from "./ChangeFrame";

const AskDocument = graphql(`
  mutation AskForInformation($input: AskForInformationInput!) {
    askForInformation(input: $input) {
      referral {
        id
        version
        information
        informationDueDate
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return (
    <ChangeFrame title="Ask for more information">
      {(referral, reload) => <Ask referral={referral} onReload={reload} />}
    </ChangeFrame>
  );
}

interface Gap {
  readonly kind: string;
  readonly wanted: string;
}

interface Values {
  readonly gaps: readonly Gap[];
}

const noGap: Gap = { kind: "", wanted: "" };

const mostGaps = 20;

function Ask({ referral, onReload }: { referral: ReferralToChange; onReload: () => void }) {
  const form = useForm<Values>({ gaps: [noGap] }, `referral.${referral.id}.ask`);
  const [isSending, send] = useSend(AskDocument);
  const goDone = useGoDone();
  const ask = async () => {
    const gaps = form.values.gaps.flatMap(({ kind, wanted }) => {
      const known = kindOf(kind);
      return known ? [{ kind: known, wanted }] : [];
    });
    const problems = form.values.gaps.flatMap(({ kind }, at) =>
      kindOf(kind) ? [] : [{ field: `gaps.${at}.kind`, message: `Choose what missing information ${at + 1} is about` }],
    );
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({ input: { referralId: referral.id, expectedVersion: referral.version, gaps } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/referrals/${referral.id}`, "The school is asked. It sees this on its list for today.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <p className="govuk-body">
        The referring school answers here. Statutory clocks run meanwhile, and you can decide before the answer comes.
      </p>
      <Form form={form} onSubmit={() => void ask()} onReload={onReload} label="Ask for more information">
        <Gaps form={form} />
        <Submit isSending={isSending}>Ask the school</Submit>
      </Form>
    </>
  );
}

function Gaps({ form }: { form: FormOf<Values> }) {
  const { gaps } = form.values;
  return (
    <>
      {gaps.map((_, at) => (
        <fieldset key={at} className="govuk-fieldset app-row">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Missing information {at + 1}</legend>
          <Select
            form={rowOf(form, "gaps", at)}
            name="kind"
            label="What is it about?"
            empty="Choose"
            choices={choicesOf(informationKinds)}
          />
          <TextArea
            form={rowOf(form, "gaps", at)}
            name="wanted"
            label="What exactly do you want to know?"
            rows={2}
            most={500}
          />
          {gaps.length > 1 && (
            <button
              type="button"
              className="app-button-link govuk-!-margin-bottom-4"
              onClick={() =>
                form.set(
                  "gaps",
                  gaps.filter((_, index) => index !== at),
                )
              }
            >
              Remove missing information {at + 1}
            </button>
          )}
        </fieldset>
      ))}
      {gaps.length < mostGaps && (
        <p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => form.set("gaps", [...gaps, noGap])}
          >
            Ask for something else too
          </button>
        </p>
      )}
    </>
  );
}

const kindOf = (kind: string): InformationKind | undefined => keysOf(informationKinds).find((key) => key === kind);
