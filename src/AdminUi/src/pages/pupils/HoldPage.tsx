import { graphql } from "../../api/generated";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { writeMoment } from "../../words/dates";
import { ChangeFrame, type PupilToChange } from "./ChangeFrame";
import { mayHold } from "./rights";

const HoldDocument = graphql(`
  mutation HoldRecords($input: HoldRecordsInput!) {
    holdRecords(input: $input) {
      pupil {
        id
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ReleaseDocument = graphql(`
  mutation ReleaseRecords($input: ReleaseRecordsInput!) {
    releaseRecords(input: $input) {
      pupil {
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
  const viewer = useViewer();
  return (
    <ChangeFrame title="Hold or release the records">
      {(pupil, reload) =>
        mayHold(viewer) ? (
          <Change pupil={pupil} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">Safeguarding leads and commissioning officers hold records. Ask one of yours.</p>
          </Empty>
        )
      }
    </ChangeFrame>
  );
}

function Change({ pupil, onReload }: { pupil: PupilToChange; onReload: () => void }) {
  const held = pupil.recordHolds?.find(({ releasedAt }) => !releasedAt);
  const form = useForm({ reason: "" }, `hold.${pupil.id}`);
  const [isHolding, hold] = useSend(HoldDocument);
  const [isReleasing, release] = useSend(ReleaseDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const input = { pupilId: pupil.id, expectedVersion: pupil.version, reason: form.values.reason };
    const sent = await (held ? release({ input }) : hold({ input }));
    if (sent.is === "done") {
      form.reset();
      goDone(
        `/pupils/${pupil.id}?tab=holds`,
        held
          ? "The records are released. They are destroyed when their time has passed, unless others hold them."
          : "The records are held. Nothing about the child is destroyed until your organisation releases them.",
      );
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form
      form={form}
      onSubmit={() => void submit()}
      onReload={onReload}
      label={held ? "Release the records" : "Hold the records"}
    >
      {held ? (
        <p className="govuk-body app-prose">
          Your organisation holds the records since {writeMoment(held.heldAt)}: {held.reason}
        </p>
      ) : (
        <p className="govuk-body app-prose">
          For a claim, an inquiry or a court. All records about the child are kept past their time, whoever has them,
          until your organisation releases them. Only your organisation sees that it holds them.
        </p>
      )}
      <TextArea
        form={form}
        name="reason"
        label={held ? "Why need they not be kept any more?" : "Why do they have to be kept?"}
        hint="10 characters or more."
        rows={3}
        most={1000}
      />
      <Submit isSending={isHolding || isReleasing}>{held ? "Release the records" : "Hold the records"}</Submit>
    </Form>
  );
}
