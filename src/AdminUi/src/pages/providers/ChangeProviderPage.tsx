import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Form, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { contentOf, missingType, ProviderFields, type ProviderValues } from "./ProviderFields";
import { withoutContent } from "./withoutContent";

const ChangeDocument = graphql(`
  mutation ChangeProvider($input: ChangeProviderInput!) {
    changeProvider(input: $input) {
      provider {
        id
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return (
    <ChangeFrame title="Change the details">
      {(provider, reload) => <Change provider={provider} onReload={reload} />}
    </ChangeFrame>
  );
}

function Change({ provider, onReload }: { provider: ProviderToChange; onReload: () => void }) {
  const form = useForm<ProviderValues>(
    {
      name: provider.name,
      type: provider.type,
      isRegisteredSchool: provider.isRegisteredSchool,
      urn: provider.urn ?? "",
      ukprn: provider.ukprn ?? "",
      hasEmployees: provider.hasEmployees ? "yes" : "no",
      isSelfInsured: provider.isSelfInsured,
    },
    `provider.${provider.id}`,
  );
  const [isSending, send] = useSend(ChangeDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const content = contentOf(form.values, provider.laCode);
    if (!content) {
      form.showProblems([missingType]);
      return;
    }

    const sent = await send({ input: { providerId: provider.id, expectedVersion: provider.version, content } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}`, "The details are changed.");
    } else {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      <ProviderFields form={form} />
      <Submit isSending={isSending}>Change the details</Submit>
    </Form>
  );
}
