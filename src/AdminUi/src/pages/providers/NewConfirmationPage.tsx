import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Checkboxes, DateField, Form, isDay, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { londonDay } from "../../words/dates";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { withoutContent } from "./withoutContent";

const CommissionersDocument = graphql(`
  query CommissionersInArea($laCode: String!) {
    localAuthority(code: $laCode) {
      code
      name
    }
    schools(first: 100, where: { laCode: $laCode, status: OPEN }) {
      nodes {
        id
        name
      }
    }
  }
`);

const RecordDocument = graphql(`
  mutation RecordSafeguardingConfirmation($input: RecordSafeguardingConfirmationInput!) {
    recordSafeguardingConfirmation(input: $input) {
      safeguardingConfirmation {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return (
    <ChangeFrame title="Record a safeguarding confirmation">{(provider) => <Record provider={provider} />}</ChangeFrame>
  );
}

interface Values {
  readonly date: string;
  readonly signedBy: string;
  readonly siteIds: readonly string[];
  readonly commissioners: readonly string[];
}

function Record({ provider }: { provider: ProviderToChange }) {
  const form = useForm<Values>(
    {
      date: londonDay(),
      signedBy: "",
      siteIds: provider.sites.map(({ id }) => id),
      commissioners: [`la:${provider.laCode}`],
    },
    `confirmation.${provider.id}`,
  );
  const [{ data }] = useQuery({ query: CommissionersDocument, variables: { laCode: provider.laCode } });
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { date, signedBy, siteIds, commissioners } = form.values;
    if (!isDay(date)) {
      form.showProblems([{ field: "date", message: "Enter the date as day, month and year" }]);
      return;
    }

    const sent = await send({
      input: {
        providerId: provider.id,
        content: {
          date,
          signedBy,
          siteIds: [...siteIds],
          commissioners: commissioners.map((commissioner) =>
            commissioner.startsWith("la:") ? { laCode: commissioner.slice(3) } : { schoolId: commissioner },
          ),
        },
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}?tab=checks`, "The confirmation is on file.");
    } else {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()}>
      <DateField form={form} name="date" label="Date of the confirmation" />
      <TextField form={form} name="signedBy" label="Who signed for the provider?" hint="Name and post." />
      <Checkboxes
        form={form}
        name="siteIds"
        label="Which sites does it cover?"
        isSmall
        choices={provider.sites.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Checkboxes
        form={form}
        name="commissioners"
        label="To whom was it given?"
        hint="One given to an authority does not cover a school."
        isSmall
        choices={[
          { value: `la:${provider.laCode}`, text: data?.localAuthority?.name ?? `Authority ${provider.laCode}` },
          ...(data?.schools.nodes ?? []).map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Submit isSending={isSending}>Put it on file</Submit>
    </Form>
  );
}
