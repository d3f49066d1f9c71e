import { useState } from "react";
import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { DocumentsFragment, ReferralStatus } from "../../api/generated/graphql";
import { dispositionOf, fetchFile, FileRefused, saveFile, sendFile, writeSize } from "../../api/files";
import { useViewer } from "../../app/ViewerContext";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { ErrorSummary, FileField, Form, Select, Submit } from "../../ui/fields";
import { useForm } from "../../ui/form";
import { Table } from "../../ui/Table";
import { writeMoment } from "../../words/dates";
import { documentKinds } from "../../words/referrals";
import { choicesOf } from "../../words/texts";

export const DocumentsFields = graphql(`
  fragment Documents on Referral {
    id
    status
    school {
      name
    }
    documents {
      id
      kind
      fileName
      size
      uploadedAt
      organisation
      removedAt
      removalReason
    }
  }
`);

type Document = DocumentsFragment["documents"][number];

const open: readonly ReferralStatus[] = ["DRAFT", "SUBMITTED", "ACCEPTED"];

/** What comes with a referral, and a form to attach more while it is open. */
export function Documents({ of, onReload }: { of: FragmentType<typeof DocumentsFields>; onReload: () => void }) {
  const viewer = useViewer();
  const referral = read(DocumentsFields, of);
  const there = referral.documents.filter(({ removedAt }) => !removedAt);
  const removed = referral.documents.filter(({ removedAt }) => removedAt);
  const mayChange =
    open.includes(referral.status) && viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "MIS_CLIENT");
  const by = ({ organisation }: Document) =>
    organisation === viewer.organisation
      ? "You or a colleague"
      : organisation.startsWith("la:")
        ? "The authority"
        : (referral.school?.name ?? "The school");
  return (
    <>
      {there.length === 0 ? (
        <Empty>
          <p className="govuk-body">
            No document is attached.
            {mayChange && " Attendance certificates, plans, assessments and letters help whoever decides."}
          </p>
        </Empty>
      ) : (
        <DocumentTable
          documents={there}
          by={by}
          removeOf={(document) =>
            mayChange && document.organisation === viewer.organisation
              ? `/referrals/${referral.id}/documents/${document.id}/remove`
              : undefined
          }
        />
      )}
      {mayChange && <Attach referral={referral.id} onAttached={onReload} />}
      {removed.length > 0 && (
        <Details summary={`Removed documents (${removed.length})`}>
          <ul className="govuk-list govuk-list--bullet">
            {removed.map((document) => (
              <li key={document.id}>
                {document.fileName}, removed on {writeMoment(document.removedAt!)}: {document.removalReason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function DocumentTable(props: {
  documents: readonly Document[];
  by: (document: Document) => string;
  removeOf: (document: Document) => string | undefined;
}) {
  const [problem, setProblem] = useState<{ message: string; shown: number }>();
  const [fetching, setFetching] = useState<string>();
  const download = async ({ id, fileName }: Document) => {
    setFetching(id);
    try {
      saveFile(await fetchFile(`/documents/${id}`), fileName);
      setProblem(undefined);
    } catch (error) {
      setProblem((before) => ({ message: messageOf(error), shown: (before?.shown ?? 0) + 1 }));
    } finally {
      setFetching(undefined);
    }
  };
  return (
    <>
      {problem && <ErrorSummary problems={[problem]} shown={problem.shown} />}
      <Table
        caption="Documents of this referral"
        isCaptionHidden
        columns={[
          {
            name: "Document",
            cell: (document) => (
              <>
                <button
                  type="button"
                  className="app-button-link app-breaks"
                  aria-disabled={fetching === document.id || undefined}
                  onClick={() => fetching !== document.id && void download(document)}
                >
                  <span className="govuk-visually-hidden">Download </span>
                  {document.fileName}
                </button>
                <span className="app-detail">{fetching === document.id ? "Fetching…" : writeSize(document.size)}</span>
              </>
            ),
          },
          { name: "What it is", cell: ({ kind }) => documentKinds[kind] },
          {
            name: "Attached",
            isMinor: true,
            cell: (document) => (
              <>
                {writeMoment(document.uploadedAt)}
                <span className="app-detail">{props.by(document)}</span>
              </>
            ),
          },
          ...(props.documents.some(props.removeOf)
            ? [
                {
                  name: "Remove",
                  cell: (document: Document) => {
                    const to = props.removeOf(document);
                    return to ? (
                      <Link to={to} className="govuk-link">
                        Remove<span className="govuk-visually-hidden"> {document.fileName}</span>
                      </Link>
                    ) : (
                      <span className="app-detail">Only who attached it</span>
                    );
                  },
                },
              ]
            : []),
        ]}
        rows={props.documents}
        keyOf={({ id }) => id}
      />
    </>
  );
}

function Attach({ referral, onAttached }: { referral: string; onAttached: () => void }) {
  const form = useForm({ kind: "" });
  // A new key for each choice: sent again after a broken connection, the same file is attached once.
  const [chosen, choose] = useState<{ readonly file: File; readonly key: string }>();
  const [part, setPart] = useState<number>();
  const [done, setDone] = useState("");
  // A file cannot be taken out of its field: after each there is a new one.
  const [round, setRound] = useState(0);
  const attach = async () => {
    const { kind } = form.values;
    setDone("");
    if (!chosen || !kind) {
      form.showProblems(
        [
          !kind && { field: "kind", message: "Choose what the document is" },
          !chosen && { field: "file", message: "Choose a file" },
        ].filter((problem) => problem !== false),
      );
      return;
    }

    setPart(0);
    try {
      await sendFile(
        `/referrals/${referral}/documents?kind=${kind}`,
        chosen.file,
        { "Content-Disposition": dispositionOf(chosen.file.name), "Idempotency-Key": chosen.key },
        setPart,
      );
      choose(undefined);
      setRound((before) => before + 1);
      form.reset({ kind: "" });
      setDone("The document is attached.");
      onAttached();
    } catch (error) {
      form.showProblems([{ field: "file", message: messageOf(error) }]);
    } finally {
      setPart(undefined);
    }
  };
  const isSending = part !== undefined;
  return (
    <section className="app-attach" aria-labelledby="attach">
      <h2 id="attach" className="govuk-heading-m">
        Attach a document
      </h2>
      <Form form={form} onSubmit={() => !isSending && void attach()} label="Attach a document">
        <Select
          form={{
            ...form,
            set: (name, value) => {
              form.set(name, value);
              choose((before) => before && { ...before, key: crypto.randomUUID() });
            },
          }}
          name="kind"
          label="What is it?"
          empty="Choose"
          choices={choicesOf(documentKinds)}
        />
        <FileField
          key={round}
          form={form}
          name="file"
          label="File"
          hint="PDF, Word (.docx), OpenDocument (.odt), JPEG or PNG. Whoever sees the referral can open it."
          accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
          onChoose={(file) => choose(file && { file, key: crypto.randomUUID() })}
        />
        {isSending && (
          <p className="govuk-body">
            <label htmlFor="attach-progress">Sending: </label>
            <progress id="attach-progress" max={1} value={part} />
          </p>
        )}
        <p role="status" className={done ? "govuk-body app-attach__done" : "govuk-visually-hidden"}>
          {isSending ? "Sending the document" : done}
        </p>
        <Submit isSending={isSending}>Attach</Submit>
      </Form>
    </section>
  );
}

const messageOf = (error: unknown): string =>
  error instanceof FileRefused ? error.message : "Something went wrong. Try again in a minute.";
