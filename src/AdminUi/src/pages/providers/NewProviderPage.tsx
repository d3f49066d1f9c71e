import { graphql } from "../../api/generated";
import type { ProviderType } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Checkbox, Form, Radios, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { providerTypes } from "../../words/providers";
import { choicesOf } from "../../words/texts";
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

interface Values {
  readonly name: string;
  readonly type: ProviderType | "";
  readonly isRegisteredSchool: boolean;
  readonly urn: string;
  readonly ukprn: string;
  readonly hasEmployees: "yes" | "no";
  readonly isSelfInsured: boolean;
}

export function Page() {
  const { laCode } = useViewer();
  const form = useForm<Values>(
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
    const { type, name, urn, ukprn, hasEmployees, isRegisteredSchool, isSelfInsured } = form.values;
    if (!type) {
      form.showProblems([{ field: "type", message: "Choose what kind of setting it is" }]);
      return;
    }

    const sent = await send({
      input: {
        content: {
          name,
          type,
          isRegisteredSchool,
          laCode: laCode ?? "",
          urn: urn.trim() || null,
          ukprn: ukprn.trim() || null,
          hasEmployees: hasEmployees === "yes",
          isSelfInsured,
        },
        idempotencyKey: form.idempotencyKey,
      },
    });
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
        <TextField form={form} name="name" label="Name it trades under" />
        <Radios form={form} name="type" label="Kind of setting" choices={choicesOf(providerTypes)} />
        <Checkbox
          form={form}
          name="isRegisteredSchool"
          label="It is a registered school"
          hint="Always for a school or unit; never for a provider that is not a school."
        />
        <TextField
          form={form}
          name="urn"
          label="URN (optional)"
          hint="Six digits, when it is on the register of establishments."
          width={10}
          inputMode="numeric"
        />
        <TextField
          form={form}
          name="ukprn"
          label="UKPRN (optional)"
          hint="Eight digits."
          width={10}
          inputMode="numeric"
        />
        <Radios
          form={form}
          name="hasEmployees"
          label="Does it have employees?"
          isInline
          choices={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No, a sole trader" },
          ]}
        />
        <Checkbox form={form} name="isSelfInsured" label="It is run by a council that bears its own risks" />
        <Submit isSending={isSending}>Register the provider</Submit>
      </Form>
    </Frame>
  );
}
