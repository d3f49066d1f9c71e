import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type FragmentType } from "../../api/generated";
import type {
  PlacementDestination,
  PlacementEndReason,
  PlacementOutcome,
  PlacementToEndQuery,
} from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { DateField, Form, isDay, Select, Submit, TextArea, TextField } from "../../ui/fields";
import { FindingFields, Findings } from "../../ui/Findings";
import { useForm, useSend, type Problem } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { destinations, endReasons, outcomes, providersEndReasons } from "../../words/placements";
import { choicesOf } from "../../words/texts";
import { placementCrumbs } from "./crumbs";
import { placementName } from "./placementName";

const EndDocument = graphql(`
  query PlacementToEnd($id: ID!) {
    placement(id: $id) {
      id
      version
      ...PlacementName
    }
  }
`);

const SendDocument = graphql(`
  mutation EndPlacement($input: EndPlacementInput!) {
    endPlacement(input: $input) {
      placement {
        id
        status
      }
      userErrors {
        ...Refusal
      }
      findings {
        ...Finding
      }
    }
  }
`);

type Said = readonly FragmentType<typeof FindingFields>[];

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: EndDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const [said, setSaid] = useState<Said>();
  const placement = asked.data?.placement;
  return placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="End the placement" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      {said ? (
        <Ended id={id} said={said} />
      ) : (
        <Answer of={asked} what="the placement" onRetry={reload}>
          {() => placement && <End placement={placement} onReload={reload} onEnded={setSaid} />}
        </Answer>
      )}
    </Frame>
  );
}

/** What the rules still want before the case can be closed. */
function Ended({ id, said }: { id: string; said: Said }) {
  return (
    <>
      <Notice isSuccess>
        <p className="govuk-notification-banner__heading">
          The placement has ended. The pupil stays on the home school’s roll, which educates the pupil from the next
          day.
        </p>
      </Notice>
      <h2 className="govuk-heading-m">What the rules say of the end</h2>
      <Findings of={said} empty="The rules have nothing to add." />
      <Link to={`/placements/${id}`} className="govuk-link govuk-body">
        Back to the placement
      </Link>
    </>
  );
}

interface Values {
  readonly lastDay: string;
  readonly reason: PlacementEndReason | "";
  readonly outcome: PlacementOutcome | "";
  readonly destination: PlacementDestination | "";
  readonly nextSettingFrom: string;
  readonly nextStepOwner: string;
  readonly note: string;
}

const empty: Values = {
  lastDay: "",
  reason: "",
  outcome: "",
  destination: "",
  nextSettingFrom: "",
  nextStepOwner: "",
  note: "",
};

function End(props: {
  placement: NonNullable<PlacementToEndQuery["placement"]>;
  onReload: () => void;
  onEnded: (said: Said) => void;
}) {
  const { id, version } = props.placement;
  const form = useForm(empty, `end.${id}`);
  const [isSending, send] = useSend(SendDocument);
  const isProvider = useViewer().organisation.startsWith("provider:");
  const submit = async () => {
    const { reason, outcome, destination, nextSettingFrom, nextStepOwner, note, lastDay } = form.values;
    if (!reason || !outcome || !destination || !isDay(lastDay) || (nextSettingFrom && !isDay(nextSettingFrom))) {
      form.showProblems(missingIn(form.values));
      return;
    }

    const sent = await send({
      input: {
        placementId: id,
        expectedVersion: version,
        lastDay,
        reason,
        outcome,
        destination,
        nextSettingFrom: nextSettingFrom || null,
        nextStepOwner: nextStepOwner || null,
        note: note || null,
      },
    });
    if (sent.is === "done") {
      form.reset();
      props.onEnded(sent.data.endPlacement.findings);
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <DateField form={form} name="lastDay" label="Real last day" hint="Today or earlier." />
      <Select
        form={form}
        name="reason"
        label="Why it ends"
        empty="Choose a reason"
        choices={choicesOf(endReasons).filter(({ value }) => !isProvider || providersEndReasons.includes(value))}
      />
      <Select
        form={form}
        name="outcome"
        label="Did it do what it was for?"
        empty="Choose an outcome"
        choices={choicesOf(outcomes)}
      />
      <Select
        form={form}
        name="destination"
        label="Where does the pupil go?"
        empty="Choose where to"
        choices={choicesOf(destinations)}
      />
      <DateField
        form={form}
        name="nextSettingFrom"
        label="First day there (optional)"
        hint="Leave it empty while none is agreed."
      />
      <TextField
        form={form}
        name="nextStepOwner"
        label="Who answers for the next step? (optional)"
        hint="By name or post. Without somebody the case cannot be closed."
      />
      <TextArea form={form} name="note" label="What else is to be said (optional)" most={4000} />
      <Submit isSending={isSending} isWarning>
        End the placement
      </Submit>
    </Form>
  );
}

function missingIn(values: Values): Problem[] {
  const problems: (Problem | false)[] = [
    !isDay(values.lastDay) && { field: "lastDay", message: "Enter the last day as day, month and year" },
    !values.reason && { field: "reason", message: "Choose why it ends" },
    !values.outcome && { field: "outcome", message: "Choose whether it did what it was for" },
    !values.destination && { field: "destination", message: "Choose where the pupil goes" },
    values.nextSettingFrom !== "" &&
      !isDay(values.nextSettingFrom) && {
        field: "nextSettingFrom",
        message: "Enter the first day as day, month and year, or leave it empty",
      },
  ];
  return problems.filter((problem) => problem !== false);
}
