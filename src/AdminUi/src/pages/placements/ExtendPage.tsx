import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementToExtendQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Checkbox, DateField, Form, isDay, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { writeDay, writeWeekday } from "../../words/dates";
import { reviewDecisions } from "../../words/reviews";
import { placementCrumbs } from "./crumbs";
import { placementName } from "./placementName";

const ExtendDocument = graphql(`
  query PlacementToExtend($id: ID!) {
    placement(id: $id) {
      id
      version
      plannedEndDate
      ...PlacementName
      referral {
        reason
      }
      reviewSchedule {
        lastReviewOn
        lastDecision
      }
    }
  }
`);

const SendDocument = graphql(`
  mutation ExtendPlacement($input: ExtendPlacementInput!) {
    extendPlacement(input: $input) {
      placement {
        id
        plannedEndDate
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ExtendDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const placement = asked.data?.placement;
  return placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="Extend the placement" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      <Answer of={asked} what="the placement" onRetry={reload}>
        {() => placement && <Extend placement={placement} onReload={reload} />}
      </Answer>
    </Frame>
  );
}

type Placement = NonNullable<PlacementToExtendQuery["placement"]>;

function Extend({ placement, onReload }: { placement: Placement; onReload: () => void }) {
  const { id, version, referral, reviewSchedule } = placement;
  const form = useForm(
    { plannedEndDate: "", isAgreedAnew: false, reason: "", hasGoverningBoardDecision: false },
    `extend.${id}`,
  );
  const [isSending, send] = useSend(SendDocument);
  const goDone = useGoDone();
  const submit = async () => {
    if (!isDay(form.values.plannedEndDate)) {
      form.showProblems([{ field: "plannedEndDate", message: "Enter the new last day as day, month and year" }]);
      return;
    }

    const sent = await send({ input: { placementId: id, expectedVersion: version, ...form.values } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/placements/${id}`, `The placement is extended to ${writeWeekday(form.values.plannedEndDate)}.`);
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <Summary
        rows={[
          { name: "Agreed last day", value: writeWeekday(placement.plannedEndDate) },
          {
            name: "Last review",
            value: reviewSchedule?.lastReviewOn
              ? `${writeDay(reviewSchedule.lastReviewOn)}${reviewSchedule.lastDecision ? `: ${reviewDecisions[reviewSchedule.lastDecision].text.toLowerCase()}` : ""}`
              : "None held yet. An extension needs one: record it first.",
          },
        ]}
      />
      <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
        <DateField form={form} name="plannedEndDate" label="New last day" hint="A year after the old one at most." />
        <TextArea form={form} name="reason" label="Why it goes on" most={1000} rows={4} />
        <Checkbox form={form} name="isAgreedAnew" label="All parties have agreed to go on" />
        {(!referral || referral.reason === "OFF_SITE_DIRECTION") && (
          <Checkbox
            form={form}
            name="hasGoverningBoardDecision"
            label="The governing board has decided to continue"
            hint="For a direction off site."
          />
        )}
        <Submit isSending={isSending}>Extend the placement</Submit>
      </Form>
    </>
  );
}
