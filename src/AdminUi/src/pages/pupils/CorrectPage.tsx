import { graphql } from "../../api/generated";
import type { Sex } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { DateField, Form, isDay, Select, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend, type Problem } from "../../ui/form";
import { choicesOf } from "../../words/texts";
import { ChangeFrame, type PupilToChange } from "./ChangeFrame";
import { mayCorrect } from "./rights";
import { sexes } from "./words";

const CorrectDocument = graphql(`
  mutation CorrectPupil($input: CorrectPupilInput!) {
    correctPupil(input: $input) {
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
    <ChangeFrame title="Correct the details">
      {(pupil, reload) =>
        mayCorrect(viewer, pupil) ? (
          <Correct pupil={pupil} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">
              The school that has the child on roll corrects the details, or the home authority for a child on no roll.
              Ask them.
            </p>
          </Empty>
        )
      }
    </ChangeFrame>
  );
}

interface Values {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly upn: string;
  readonly sex: Sex | "";
  readonly homePostcode: string;
  readonly homeLaCode: string;
  readonly reason: string;
}

function Correct({ pupil, onReload }: { pupil: PupilToChange; onReload: () => void }) {
  const form = useForm<Values>(
    {
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      birthDate: pupil.birthDate,
      upn: pupil.upn ?? "",
      sex: pupil.sex ?? "",
      homePostcode: pupil.homePostcode ?? "",
      homeLaCode: pupil.homeLaCode,
      reason: "",
    },
    `pupil.${pupil.id}`,
  );
  const [isSending, send] = useSend(CorrectDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { reason, birthDate, givenName, familyName, upn, sex, homePostcode, homeLaCode } = form.values;
    const problems = [
      ...(isDay(birthDate) ? [] : [{ field: "birthDate", message: "Enter the date of birth as day, month and year" }]),
      ...(reason.trim() ? [] : [{ field: "reason", message: "Say why, for those who read the history" }]),
    ];
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: {
        pupilId: pupil.id,
        expectedVersion: pupil.version,
        reason,
        details: {
          givenName,
          familyName,
          birthDate,
          upn: upn.trim() || null,
          sex: sex || null,
          homePostcode: homePostcode.trim() || null,
          homeLaCode: homeLaCode.trim() || null,
        },
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/pupils/${pupil.id}?tab=corrections`, "The details are corrected. What stood there before is kept.");
    } else {
      form.showProblems(sent.problems.map(withoutDetails));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload} label="Correct the details">
      <TextField form={form} name="givenName" label="First name" width={20} />
      <TextField form={form} name="familyName" label="Last name" width={20} />
      <DateField form={form} name="birthDate" label="Date of birth" />
      <TextField
        form={form}
        name="upn"
        label="Unique pupil number (optional)"
        hint="A letter and twelve characters, from the common transfer file or the school before."
        width={20}
      />
      <Select
        form={form}
        name="sex"
        label="Sex as the school census records it"
        empty="Not recorded"
        choices={choicesOf(sexes)}
      />
      <TextField form={form} name="homePostcode" label="Postcode of the home (optional)" width={10} />
      <TextField
        form={form}
        name="homeLaCode"
        label="Code of the authority in whose area the child lives"
        hint={`Three digits. ${pupil.homeLocalAuthority?.name ?? "The one on file"} has ${pupil.homeLaCode}. Leave it empty to have it found by the postcode.`}
        width={3}
        inputMode="numeric"
      />
      <TextArea
        form={form}
        name="reason"
        label="Why?"
        hint="It stays in the history, beside what stood there before."
        rows={3}
        most={1000}
      />
      <Submit isSending={isSending}>Correct the details</Submit>
    </Form>
  );
}

/** The API names "details.upn"; the form "upn". */
const withoutDetails = (problem: Problem): Problem => ({
  ...problem,
  field: problem.field?.replace(/^details\./, ""),
});
