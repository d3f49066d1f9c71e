import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementToReportQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { useSettled } from "../../ui/useSettled";
import { addDays, londonDay, writeDay } from "../../words/dates";
import { writePercent } from "../../words/texts";
import { placementCrumbs } from "../placements/crumbs";
import { placementName } from "../placements/placementName";

const PlacementDocument = graphql(`
  query PlacementToReport($id: ID!) {
    placement(id: $id) {
      id
      startDate
      ...PlacementName
      reviewSchedule {
        lastReviewOn
        nextReviewDue
      }
    }
  }
`);

const MarksDocument = graphql(`
  query AttendanceOfPeriod($id: ID!, $from: Date!, $to: Date!) {
    placement(id: $id) {
      id
      attendance(from: $from, to: $to) {
        possible
        attendancePercent
      }
    }
  }
`);

const SubmitDocument = graphql(`
  mutation SubmitProviderReport($input: SubmitProviderReportInput!) {
    submitProviderReport(input: $input) {
      providerReport {
        id
        placement {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const id = useSearch().one("placement") ?? "";
  const [asked, again] = useQuery({ query: PlacementDocument, variables: { id }, pause: !id });
  const placement = asked.data?.placement;
  return !id || placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Write a report for the review"
      caption={placement && placementName(placement)}
      crumbs={placementCrumbs(id)}
    >
      <Answer of={asked} what="the placement" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => placement && <Write placement={placement} />}
      </Answer>
    </Frame>
  );
}

function Write({ placement }: { placement: NonNullable<PlacementToReportQuery["placement"]> }) {
  const { id, startDate, reviewSchedule } = placement;
  const form = useForm(
    {
      periodFrom: reviewSchedule?.lastReviewOn ? addDays(reviewSchedule.lastReviewOn, 1) : startDate,
      periodTo: londonDay(),
      attendancePercent: "",
      progress: "",
      concerns: "",
    },
    `report.${id}`,
  );
  const [isSending, send] = useSend(SubmitDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { periodFrom, periodTo, attendancePercent, progress, concerns } = form.values;
    const percent = Number(attendancePercent.trim().replace(/%$/, ""));
    const problems = [
      !isDay(periodFrom) && { field: "periodFrom", message: "Enter the first day as day, month and year" },
      !isDay(periodTo) && { field: "periodTo", message: "Enter the last day as day, month and year" },
      (attendancePercent.trim() === "" || !Number.isFinite(percent)) && {
        field: "attendancePercent",
        message: "Enter the attendance in per cent, such as 87.5",
      },
    ].filter((problem) => problem !== false);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: {
        placementId: id,
        periodFrom,
        periodTo,
        attendancePercent: percent,
        progress,
        concerns: concerns || null,
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/placements/${id}?tab=reviews`, "The report is submitted. The next review takes it.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} label="Report">
      {form.isRestored && (
        <Notice title="Draft">
          <p className="govuk-body">What you wrote before is here again. Nothing of it was sent.</p>
        </Notice>
      )}
      {reviewSchedule?.nextReviewDue && (
        <p className="govuk-body">The review is due by {writeDay(reviewSchedule.nextReviewDue)}.</p>
      )}
      <DateField form={form} name="periodFrom" label="First day reported on" />
      <DateField form={form} name="periodTo" label="Last day reported on" />
      <TextField
        form={form}
        name="attendancePercent"
        label="Sessions attended of those offered"
        hint={<OfMarks id={id} from={form.values.periodFrom} to={form.values.periodTo} />}
        width={5}
        inputMode="decimal"
        suffix="%"
      />
      <TextArea
        form={form}
        name="progress"
        label="Progress"
        hint="Against each goal; behaviour and wellbeing too. At least 20 characters."
        rows={8}
        most={8000}
      />
      <TextArea
        form={form}
        name="concerns"
        label="What worries you (optional)"
        hint="Not for safeguarding: raise a concern at once."
        most={4000}
      />
      <Submit isSending={isSending}>Submit the report</Submit>
    </Form>
  );
}

/** What the marks of the period come to, so that nobody has to count. */
function OfMarks(period: { id: string; from: string; to: string }) {
  const { id, from, to } = useSettled(period);
  const isPeriod = isDay(from) && isDay(to) && from <= to;
  const [{ data }] = useQuery({ query: MarksDocument, variables: { id, from, to }, pause: !isPeriod });
  const attendance = data?.placement?.attendance;
  return (
    <>
      {isPeriod && attendance && attendance.possible > 0
        ? `Your marks of this period come to ${writePercent(attendance.attendancePercent)}.`
        : "There are no marks of this period."}
    </>
  );
}
