import { graphql } from "../../api/generated";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Form, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { contentOf, missingType, ProviderFields, type ProviderValues } from "./ProviderFields";
import { withoutContent } from "./withoutContent";

const RegisterDocument = graphql(`
  mutation RegisterProvider($input: RegisterProviderInput!) {
    registerProvider(input: $input) {
      provider {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { laCode } = useViewer();
  const form = useForm<ProviderValues>(
    {
      name: "",
      type: "",
      isRegisteredSchool: false,
      urn: "",
      ukprn: "",
      hasEmployees: "yes",
      isSelfInsured: false,
    },
    "provider",
  );
  const [isSending, send] = useSend(RegisterDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const content = contentOf(form.values, laCode ?? "");
    if (!content) {
      form.showProblems([missingType]);
      return;
    }

    const sent = await send({ input: { content, idempotencyKey: form.idempotencyKey } });
    if (sent.is === "done" && sent.data.registerProvider.provider) {
      form.reset();
      goDone(
        `/providers/${sent.data.registerProvider.provider.id}`,
        "The provider is on file. Add its sites as the next step; it takes no placements before it is approved.",
      );
    } else if (sent.is !== "done") {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Frame title="Register a provider" crumbs={[{ to: "/providers", text: "Providers" }]}>
      <Form form={form} onSubmit={() => void submit()}>
        <p className="govuk-body">Its main site lies in the area of your authority.</p>
        <ProviderFields form={form} />
        <Submit isSending={isSending}>Register the provider</Submit>
      </Form>
    </Frame>
  );
}
