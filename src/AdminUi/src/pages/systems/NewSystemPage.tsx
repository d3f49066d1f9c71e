import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";

const GrantDocument = graphql(`
  mutation GrantClientAccess($input: GrantClientAccessInput!) {
    grantClientAccess(input: $input) {
      clientGrant {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const form = useForm({ clientId: "", issuer: "" }, "system");
  const [isSending, send] = useSend(GrantDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { clientId, issuer } = form.values;
    const sent = await send({
      input: { clientId: clientId.trim(), issuer: issuer.trim() || null, idempotencyKey: form.idempotencyKey },
    });
    if (sent.is === "done") {
      form.reset({ clientId: "", issuer: "" });
      goDone("/systems", "The system may act for your school from now on.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Frame
      title="Let a system act for your school"
      crumbs={[{ to: "/systems", text: "Systems that act for your school" }]}
    >
      <Form form={form} onSubmit={() => void submit()} label="Let a system act for your school">
        <p className="govuk-body app-prose">
          It sees and changes what your school may see and change: admissions, pupils’ details, term dates, attendance
          and referrals. You can take it back at any time.
        </p>
        <TextField
          form={form}
          name="clientId"
          label="Client ID of the system"
          hint="The supplier of the system knows it."
        />
        <TextField
          form={form}
          name="issuer"
          label="Address of its identity provider (optional)"
          hint="Only where the product believes more than one."
        />
        <Submit isSending={isSending}>Let it act</Submit>
      </Form>
    </Frame>
  );
}
