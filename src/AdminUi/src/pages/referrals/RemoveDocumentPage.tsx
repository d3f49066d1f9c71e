import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { DocumentToRemoveQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { documentKinds } from "../../words/referrals";

const DocumentDocument = graphql(`
  query DocumentToRemove($id: ID!) {
    referral(id: $id) {
      id
      documents {
        id
        version
        kind
        fileName
        removedAt
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation RemoveDocument($input: RemoveDocumentInput!) {
    removeDocument(input: $input) {
      referralDocument {
        id
        version
        removedAt
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Found = NonNullable<DocumentToRemoveQuery["referral"]>["documents"][number];

export function Page() {
  const { id = "", document = "" } = useParams();
  const [answer, again] = useQuery({ query: DocumentDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  return (
    <Answer of={answer} what="the document" title="Remove a document" onRetry={reload}>
      {({ referral }) => {
        const found = referral?.documents.find((each) => each.id === document && !each.removedAt);
        return found ? <Remove referral={id} document={found} onReload={reload} /> : <NotFoundPage />;
      }}
    </Answer>
  );
}

function Remove({ referral, document, onReload }: { referral: string; document: Found; onReload: () => void }) {
  const form = useForm({ reason: "" }, `document.${document.id}.remove`);
  const [isSending, send] = useSend(RemoveDocument);
  const goDone = useGoDone();
  const remove = async () => {
    const { reason } = form.values;
    const sent = await send({ input: { documentId: document.id, expectedVersion: document.version, reason } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/referrals/${referral}?tab=documents`, "The document is removed.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Frame
      title="Remove a document"
      caption={documentKinds[document.kind]}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referral}?tab=documents`, text: "Referral" },
      ]}
    >
      <p className="govuk-body">
        <strong className="app-breaks">{document.fileName}</strong> cannot be opened any more once it is removed. That
        it was here, and why it is not, stays to be seen.
      </p>
      <Form form={form} onSubmit={() => void remove()} onReload={onReload} label="Remove the document">
        <TextArea form={form} name="reason" label="Why is it removed?" rows={3} most={1000} />
        <Submit isSending={isSending} isWarning>
          Remove the document
        </Submit>
      </Form>
    </Frame>
  );
}
