import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { RecordFrame } from "../../ui/RecordFrame";
import { placementCrumbs } from "./crumbs";
import { placementName } from "./placementName";

const DeclineDocument = graphql(`
  query PlacementToDecline($id: ID!) {
    placement(id: $id) {
      id
      version
      ...PlacementName
    }
  }
`);

// The placement is not asked for: a provider that has declined does not see it any more.
const SendDocument = graphql(`
  mutation DeclinePlacement($input: DeclinePlacementInput!) {
    declinePlacement(input: $input) {
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: DeclineDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const placement = asked.data?.placement;
  return (
    <RecordFrame
      title="Decline the placement"
      caption={placement ? placementName(placement) : undefined}
      crumbs={placementCrumbs(id)}
      of={asked}
      what="the placement"
      record={placement}
      onReload={reload}
    >
      {({ version }) => <Decline id={id} version={version} onReload={reload} />}
    </RecordFrame>
  );
}

function Decline({ id, version, onReload }: { id: string; version: number; onReload: () => void }) {
  const form = useForm({ reason: "" }, `decline.${id}`);
  const [isSending, send] = useSend(SendDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const sent = await send({ input: { placementId: id, expectedVersion: version, ...form.values } });
    if (sent.is === "done") {
      form.reset();
      goDone("/placements", "The placement is declined. The referral still waits for a place.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      <p className="govuk-body">
        You say no for your organisation. The placement is over, its places are free again, and the referral still waits
        for a place.
      </p>
      <TextArea form={form} name="reason" label="Why" most={1000} />
      <Submit isSending={isSending} isWarning>
        Decline the placement
      </Submit>
    </Form>
  );
}
