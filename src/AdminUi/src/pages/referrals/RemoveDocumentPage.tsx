import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { DocumentToRemoveQuery } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { RecordFrame } from "../../ui/RecordFrame";
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
  const [asked, again] = useQuery({ query: DocumentDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const found = asked.data?.referral?.documents.find((each) => each.id === document && !each.removedAt);
  return (
    <RecordFrame
      title="Remove a document"
      caption={found && documentKinds[found.kind]}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${id}?tab=documents`, text: "Referral" },
      ]}
      of={asked}
      what="the document"
      record={asked.data && (found ?? null)}
      onReload={reload}
    >
      {(there) => <Remove referral={id} document={there} onReload={reload} />}
    </RecordFrame>
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
    <>
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
    </>
  );
}
