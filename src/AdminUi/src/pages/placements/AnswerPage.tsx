import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PartyAnswer, PlacementParty } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Form, Radios, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { parties, partyAnswers } from "../../words/placements";
import { placementCrumbs } from "./crumbs";
import { placementName } from "./placementName";

const AnswerDocument = graphql(`
  query PlacementToAnswer($id: ID!) {
    placement(id: $id) {
      id
      version
      purpose
      ...PlacementName
    }
  }
`);

const RecordDocument = graphql(`
  mutation RecordPartyAnswer($input: RecordPartyAnswerInput!) {
    recordPartyAnswer(input: $input) {
      placement {
        id
        version
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const hints: Partial<Record<PartyAnswer, string>> = {
  DISAGREED: "Write down the views. They are heard, and the commissioner decides how to go on.",
  INFORMED_VIEWS_RECORDED: "For a direction off site, where the parent is told and heard.",
  NOT_REACHABLE: "Write down when and how you tried.",
  NOT_APPROPRIATE: "Write down why. For a child only.",
};

/** The answers that a party may give; organisations agree here and decline on a page of their own. */
function answersOf(party: PlacementParty): readonly PartyAnswer[] {
  switch (party) {
    case "PARENT":
      return ["AGREED", "DISAGREED", "INFORMED_VIEWS_RECORDED", "NOT_REACHABLE"];
    case "CHILD":
      return ["AGREED", "DISAGREED", "INFORMED_VIEWS_RECORDED", "NOT_REACHABLE", "NOT_APPROPRIATE"];
    default:
      return ["AGREED"];
  }
}

export function Page() {
  const { id = "", party: asked } = useParams();
  const party = (Object.keys(parties) as PlacementParty[]).find((known) => known === asked);
  const [answer, again] = useQuery({ query: AnswerDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  if (!party || answer.data?.placement === null) {
    return <NotFoundPage />;
  }

  const placement = answer.data?.placement;
  return (
    <Frame
      title={`Answer: ${parties[party].toLowerCase()}`}
      heading={`What does the ${parties[party].toLowerCase()} say?`}
      caption={placement && placementName(placement)}
      crumbs={placementCrumbs(id)}
    >
      <Answer of={answer} what="the placement" onRetry={reload}>
        {() =>
          placement && (
            <>
              <h2 className="govuk-heading-s">What is asked</h2>
              <p className="govuk-inset-text app-prose">{placement.purpose}</p>
              <Record id={id} version={placement.version} party={party} onReload={reload} />
            </>
          )
        }
      </Answer>
    </Frame>
  );
}

function Record(props: { id: string; version: number; party: PlacementParty; onReload: () => void }) {
  const { id, version, party } = props;
  const answers = answersOf(party);
  const form = useForm<{ answer: PartyAnswer | ""; note: string }>(
    { answer: answers.length === 1 ? "AGREED" : "", note: "" },
    `party-answer.${id}.${party}`,
  );
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { answer, note } = form.values;
    if (!answer) {
      form.showProblems([{ field: "answer", message: "Choose the answer" }]);
      return;
    }

    const sent = await send({
      input: { placementId: id, expectedVersion: version, party, answer, note: note.trim() || null },
    });
    if (sent.is !== "done") {
      form.showProblems(sent.problems);
      return;
    }

    form.reset();
    goDone(
      `/placements/${id}`,
      sent.data.recordPartyAnswer.placement?.status === "AGREED"
        ? "All parties have agreed. The placement starts with the first attended session."
        : `The answer is recorded: ${parties[party].toLowerCase()}, ${partyAnswers[answer].text.toLowerCase()}.`,
    );
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      {answers.length > 1 ? (
        <Radios
          form={form}
          name="answer"
          label="Answer"
          choices={answers.map((value) => ({ value, text: partyAnswers[value].text, hint: hints[value] }))}
        />
      ) : (
        <p className="govuk-body">
          To say no,{" "}
          <Link to={`/placements/${id}/decline`} className="govuk-link">
            decline the placement
          </Link>
          .
        </p>
      )}
      <TextArea
        form={form}
        name="note"
        label={answers.length > 1 ? "Views, in their own words where you can" : "Note (optional)"}
        hint={answers.length > 1 ? "Needed for every answer but a plain yes." : undefined}
        most={4000}
      />
      <Submit isSending={isSending}>{answers.length > 1 ? "Record the answer" : "Agree to the placement"}</Submit>
    </Form>
  );
}
