import { graphql } from "../../api/generated";
import type { EvidenceKind } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Select, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { evidenceKinds } from "../../words/providers";
import { choicesOf } from "../../words/texts";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { withoutContent } from "./withoutContent";

const RecordDocument = graphql(`
  mutation RecordEvidence($input: RecordEvidenceInput!) {
    recordEvidence(input: $input) {
      providerEvidence {
        id
        provider {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return <ChangeFrame title="Record evidence">{(provider) => <Record provider={provider} />}</ChangeFrame>;
}

interface Values {
  readonly kind: EvidenceKind | "";
  readonly siteId: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly amount: string;
  readonly reference: string;
}

function Record({ provider }: { provider: ProviderToChange }) {
  const form = useForm<Values>(
    { kind: "", siteId: "", issuedOn: "", expiresOn: "", amount: "", reference: "" },
    `evidence.${provider.id}`,
  );
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const isInsurance = form.values.kind.endsWith("_INSURANCE");
  const submit = async () => {
    const { kind, siteId, issuedOn, expiresOn, amount, reference } = form.values;
    if (!kind || !isDay(issuedOn) || (expiresOn && !isDay(expiresOn))) {
      form.showProblems(
        [
          !kind && { field: "kind", message: "Choose what it is" },
          !isDay(issuedOn) && { field: "issuedOn", message: "Enter the first day as day, month and year" },
          expiresOn !== "" &&
            !isDay(expiresOn) && { field: "expiresOn", message: "Enter the last day as day, month and year" },
        ].filter((problem) => problem !== false),
      );
      return;
    }

    const sent = await send({
      input: {
        providerId: provider.id,
        content: {
          kind,
          issuedOn,
          expiresOn: expiresOn || null,
          siteId: siteId || null,
          amount: isInsurance ? amount.replaceAll(/[£,\s]/g, "") || null : null,
          reference: reference || null,
        },
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}?tab=evidence`, "The document is on file.");
    } else {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()}>
      <Select
        form={form}
        name="kind"
        label="What is it?"
        empty="Choose a document"
        choices={choicesOf(evidenceKinds)}
      />
      <Select
        form={form}
        name="siteId"
        label="Which site is it about?"
        hint="Risk assessments are about one site each."
        empty="The whole provider"
        choices={provider.sites.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <DateField form={form} name="issuedOn" label="First day on which it holds" />
      <DateField
        form={form}
        name="expiresOn"
        label="Last day on which it holds"
        hint="For a policy, the day by which it is looked at again. Empty only for a registration or an inspection."
      />
      {isInsurance && <TextField form={form} name="amount" label="Cover" prefix="£" width={10} inputMode="decimal" />}
      <TextField form={form} name="reference" label="Number or title (optional)" />
      <Submit isSending={isSending}>Put it on file</Submit>
    </Form>
  );
}
