import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { MarkToCorrectQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { useGoDone } from "../../ui/Done";
import { Form, Select, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { writeWeekday } from "../../words/dates";
import { halfName } from "../../words/weeks";

const MarkDocument = graphql(`
  query MarkToCorrect($mark: ID!) {
    node(id: $mark) {
      __typename
      ... on AttendanceMark {
        id
        version
        date
        halfDay
        code
      }
    }
    attendanceCodes {
      code
      meaning
    }
  }
`);

const CorrectDocument = graphql(`
  mutation CorrectAttendanceMark($input: CorrectAttendanceMarkInput!) {
    correctAttendanceMark(input: $input) {
      attendanceMark {
        id
        version
        code
        placement {
          id
          version
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Mark = Extract<NonNullable<MarkToCorrectQuery["node"]>, { __typename: "AttendanceMark" }>;

export function Page() {
  const { id = "", mark = "" } = useParams();
  const [asked, again] = useQuery({ query: MarkDocument, variables: { mark } });
  const reload = () => again({ requestPolicy: "network-only" });
  if (asked.data && asked.data.node?.__typename !== "AttendanceMark") {
    return <NotFoundPage />;
  }

  return (
    <Frame
      title="Correct a mark"
      crumbs={[
        { to: "/placements", text: "Placements" },
        { to: `/placements/${id}?tab=attendance`, text: "Placement" },
      ]}
    >
      <Answer of={asked} what="the mark" onRetry={reload}>
        {({ node, attendanceCodes }) =>
          node?.__typename === "AttendanceMark" && (
            <Correct placementId={id} mark={node} codes={attendanceCodes} onReload={reload} />
          )
        }
      </Answer>
    </Frame>
  );
}

function Correct(props: {
  placementId: string;
  mark: Mark;
  codes: MarkToCorrectQuery["attendanceCodes"];
  onReload: () => void;
}) {
  const { mark, codes } = props;
  const form = useForm({ code: "", reason: "" }, `correct-mark.${mark.id}`);
  const [isSending, send] = useSend(CorrectDocument);
  const goDone = useGoDone();
  const meaning = codes.find(({ code }) => code === mark.code)?.meaning;
  const submit = async () => {
    if (!form.values.code) {
      form.showProblems([{ field: "code", message: "Choose the code from now on" }]);
      return;
    }

    const sent = await send({ input: { markId: mark.id, expectedVersion: mark.version, ...form.values } });
    if (sent.is === "done") {
      form.reset();
      goDone(
        `/placements/${props.placementId}?tab=attendance`,
        "The mark is corrected. The old one stays in its history.",
      );
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <p className="govuk-body">
        {writeWeekday(mark.date)}, {halfName(mark.halfDay)}, is marked <strong>{mark.code}</strong>
        {meaning && ` (${meaning})`}.
      </p>
      <Select
        form={form}
        name="code"
        label="Code from now on"
        empty="Choose a code"
        choices={codes
          .filter(({ code }) => code !== mark.code)
          .map(({ code, meaning }) => ({ value: code, text: `${code}  ${meaning}` }))}
      />
      <TextArea form={form} name="reason" label="Why" rows={3} most={1000} />
      <Details summary="What becomes of the old mark">
        The register keeps the old code, the new one, the reason, who corrected it and when. The home school’s own
        register is not changed: it hears of the correction.
      </Details>
      <Submit isSending={isSending}>Correct the mark</Submit>
    </Form>
  );
}
