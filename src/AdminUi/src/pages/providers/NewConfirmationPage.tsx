import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Checkboxes, DateField, Form, isDay, Submit, TextField, type Choice } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { SchoolSearch } from "../../ui/SchoolChoice";
import { londonDay } from "../../words/dates";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { withoutContent } from "./withoutContent";

const AuthorityDocument = graphql(`
  query AuthorityOfArea($laCode: String!) {
    localAuthority(code: $laCode) {
      code
      name
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
  /** Offered beside the authority, ticked or not. */
  readonly schools: readonly Choice[];
}

function Record({ provider }: { provider: ProviderToChange }) {
  const form = useForm<Values>(
    {
      date: londonDay(),
      signedBy: "",
      siteIds: provider.sites.map(({ id }) => id),
      commissioners: [`la:${provider.laCode}`],
      schools: [],
    },
    `confirmation.${provider.id}`,
  );
  const [{ data }] = useQuery({ query: AuthorityDocument, variables: { laCode: provider.laCode } });
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
          ...form.values.schools,
        ]}
      />
      <SchoolSearch
        id="commissioning-school"
        label="Add a school to which it was given"
        laCode={provider.laCode}
        onChoose={(value, text) => {
          if (!form.values.schools.some((school) => school.value === value)) {
            form.set("schools", [...form.values.schools, { value, text }]);
            form.set("commissioners", [...form.values.commissioners, value]);
          }
        }}
      />
      <Submit isSending={isSending}>Put it on file</Submit>
    </Form>
  );
}
