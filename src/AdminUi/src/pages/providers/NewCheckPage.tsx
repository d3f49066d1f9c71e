import { graphql } from "../../api/generated";
import type { CheckOutcome } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Radios, Select, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { londonDay } from "../../words/dates";
import { checkOutcomes } from "../../words/providers";
import { choicesOf } from "../../words/texts";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { withoutContent } from "./withoutContent";

const RecordDocument = graphql(`
  mutation RecordCommissionerCheck($input: RecordCommissionerCheckInput!) {
    recordCommissionerCheck(input: $input) {
      commissionerCheck {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return <ChangeFrame title="Record your own check">{(provider) => <Record provider={provider} />}</ChangeFrame>;
}

interface Values {
  readonly siteId: string;
  readonly checkedOn: string;
  readonly checkedBy: string;
  readonly whatWasChecked: string;
  readonly outcome: CheckOutcome | "";
}

function Record({ provider }: { provider: ProviderToChange }) {
  const form = useForm<Values>(
    { siteId: "", checkedOn: londonDay(), checkedBy: "", whatWasChecked: "", outcome: "" },
    `check.${provider.id}`,
  );
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { siteId, checkedOn, checkedBy, whatWasChecked, outcome } = form.values;
    if (!siteId || !outcome || !isDay(checkedOn)) {
      form.showProblems(
        [
          !siteId && { field: "siteId", message: "Choose the site that was checked" },
          !isDay(checkedOn) && { field: "checkedOn", message: "Enter the day of the check as day, month and year" },
          !outcome && { field: "outcome", message: "Choose what the check came to" },
        ].filter((problem) => problem !== false),
      );
      return;
    }

    const sent = await send({
      input: {
        providerId: provider.id,
        content: { siteId, checkedOn, checkedBy, whatWasChecked, outcome },
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}?tab=checks`, "Your check is on file.");
    } else {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()}>
      <p className="govuk-body">
        This is your organisation’s own look at the provider, not for one child. For a placement, record the check from
        its referral: each placement needs one of its own.
      </p>
      <Select
        form={form}
        name="siteId"
        label="Which site was checked?"
        empty="Choose a site"
        choices={provider.sites.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <DateField form={form} name="checkedOn" label="Day of the check" />
      <TextField form={form} name="checkedBy" label="Who checked?" hint="Name and post." />
      <TextArea
        form={form}
        name="whatWasChecked"
        label="What was looked at and found?"
        hint="At least 20 characters. Do not name pupils."
        most={2000}
      />
      <Radios form={form} name="outcome" label="What did it come to?" choices={choicesOf(checkOutcomes)} />
      <Submit isSending={isSending}>Put it on file</Submit>
    </Form>
  );
}
