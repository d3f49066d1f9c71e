import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";

const AddDocument = graphql(`
  mutation AddSite($input: AddSiteInput!) {
    addSite(input: $input) {
      site {
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
  return <ChangeFrame title="Add a site">{(provider) => <Add provider={provider} />}</ChangeFrame>;
}

function Add({ provider }: { provider: ProviderToChange }) {
  const form = useForm({ name: "", address: "", postcode: "", capacityPerHalfDay: "" }, `site.${provider.id}`);
  const [isSending, send] = useSend(AddDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { name, address, postcode, capacityPerHalfDay } = form.values;
    if (!/^\d+$/.test(capacityPerHalfDay.trim()) || !postcode.trim()) {
      form.showProblems(
        [
          !postcode.trim() && { field: "postcode", message: "Enter the postcode" },
          !/^\d+$/.test(capacityPerHalfDay.trim()) && {
            field: "capacityPerHalfDay",
            message: "Enter how many pupils as a number",
          },
        ].filter((problem) => problem !== false),
      );
      return;
    }

    const sent = await send({
      input: {
        providerId: provider.id,
        name,
        address,
        postcode,
        capacityPerHalfDay: Number(capacityPerHalfDay),
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}`, "The site is on file. Record its risk assessment as the next step.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()}>
      <p className="govuk-body">Nobody is placed at a site before its risk assessment is on file.</p>
      <TextField form={form} name="name" label="Name of the site" />
      <TextField form={form} name="address" label="Address without the postcode" />
      <TextField form={form} name="postcode" label="Postcode" width={10} />
      <TextField
        form={form}
        name="capacityPerHalfDay"
        label="Pupils in one half-day"
        hint="How many it takes at the same time."
        width={4}
        inputMode="numeric"
      />
      <Submit isSending={isSending}>Add the site</Submit>
    </Form>
  );
}
