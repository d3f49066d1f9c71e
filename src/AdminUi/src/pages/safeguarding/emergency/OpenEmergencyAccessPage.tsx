import { graphql } from "../../../api/generated";
import { useViewer } from "../../../app/ViewerContext";
import { Empty } from "../../../ui/Empty";
import { Warning } from "../../../ui/Notice";
import { useGoDone } from "../../../ui/Done";
import { Form, Submit, TextArea } from "../../../ui/fields";
import { useForm, useSend, type Problem } from "../../../ui/form";
import { useSearch } from "../../../ui/useSearch";
import { PupilPicker } from "../PupilPicker";
import { SafeguardingPage } from "../SafeguardingPage";

const OpenEmergencyAccessDocument = graphql(`
  mutation OpenEmergencyAccess($input: OpenEmergencyAccessInput!) {
    openEmergencyAccess(input: $input) {
      emergencyAccess {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const [shortest, longest] = [20, 2_000];

export function Page() {
  const viewer = useViewer();
  const mayOpen = viewer.is("SAFEGUARDING_LEAD", "SCHOOL_LEADER", "LA_COMMISSIONER");
  return (
    <SafeguardingPage
      title="Open concerns in an emergency"
      crumbs={[{ to: "/safeguarding/emergency", text: "Emergency accesses" }]}
    >
      {mayOpen ? (
        <Opening />
      ) : (
        <Empty>
          Safeguarding leads, school leaders and commissioners can do this. Ask the safeguarding lead of your
          organisation; in danger, call 999.
        </Empty>
      )}
    </SafeguardingPage>
  );
}

function Opening() {
  const search = useSearch();
  const pupilId = search.one("pupil") ?? "";
  const goDone = useGoDone();
  const form = useForm({ pupilId, reason: "" }, `emergency.${pupilId}`);
  const [isSending, send] = useSend(OpenEmergencyAccessDocument);
  const submit = async () => {
    const problems = problemsOf(form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: {
        pupilId: form.values.pupilId,
        reason: form.values.reason.trim(),
        idempotencyKey: form.idempotencyKey,
      },
    });
    const opened = sent.is === "done" ? sent.data.openEmergencyAccess.emergencyAccess : undefined;
    if (opened) {
      form.reset({ pupilId: "", reason: "" });
      goDone(`/safeguarding/emergency/${opened.id}`, "The concerns about this child are open to you for three hours.");
    } else if (sent.is !== "done") {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <p className="govuk-body">
        For a child who cannot wait for those who may see the concerns. They are open to you for three hours; those
        about an adult or a setting stay closed.
      </p>
      <Warning>
        The safeguarding leads of the child’s authority are told at once. They look into it afterwards, and each reading
        is put on record.
      </Warning>
      <Form form={form} onSubmit={() => void submit()} label="Open concerns in an emergency">
        <PupilPicker
          value={form.values.pupilId}
          problem={form.problems.find(({ field }) => field === "pupilId")?.message}
          onChange={(id) => form.set("pupilId", id)}
        />
        <TextArea
          form={form}
          name="reason"
          label="Why can it not wait?"
          hint={`At least ${shortest} characters. The safeguarding leads of the child’s authority read it.`}
          most={longest}
        />
        <Submit isSending={isSending} isWarning>
          Open them for three hours
        </Submit>
      </Form>
    </>
  );
}

function problemsOf({ pupilId, reason }: { pupilId: string; reason: string }): Problem[] {
  const length = reason.trim().length;
  return [
    ...(pupilId ? [] : [{ field: "pupilId", message: "Choose the child" }]),
    ...(length >= shortest && length <= longest
      ? []
      : [
          {
            field: "reason",
            message: `Say why it cannot wait, in ${shortest} to ${longest.toLocaleString("en-GB")} characters`,
          },
        ]),
  ];
}
