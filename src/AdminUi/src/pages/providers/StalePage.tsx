import { useParams } from "react-router";
import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { writeDay } from "../../words/dates";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";

const StaleDocument = graphql(`
  mutation MarkConfirmationStale($input: MarkConfirmationStaleInput!) {
    markConfirmationStale(input: $input) {
      safeguardingConfirmation {
        id
        isStale
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { confirmation: asked } = useParams();
  return (
    <ChangeFrame title="Mark a confirmation as stale">
      {(provider, reload) => {
        const confirmation = provider.confirmations.find(({ id }) => id === asked);
        return confirmation ? (
          <Mark providerId={provider.id} confirmation={confirmation} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">There is no such confirmation on file.</p>
          </Empty>
        );
      }}
    </ChangeFrame>
  );
}

function Mark(props: {
  providerId: string;
  confirmation: ProviderToChange["confirmations"][number];
  onReload: () => void;
}) {
  const { id, version, date } = props.confirmation;
  const form = useForm({ reason: "" }, `stale.${id}`);
  const [isSending, send] = useSend(StaleDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const sent = await send({ input: { confirmationId: id, expectedVersion: version, ...form.values } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${props.providerId}?tab=checks`, "The confirmation is stale. No new placement starts on it.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <p className="govuk-body">
        The confirmation of {writeDay(date)} holds no more, because staff or arrangements have changed. No new placement
        starts on it; ask the provider for a new one.
      </p>
      <TextArea form={form} name="reason" label="What has changed?" hint="Do not name people." rows={4} most={1000} />
      <Submit isSending={isSending}>Mark as stale</Submit>
    </Form>
  );
}
