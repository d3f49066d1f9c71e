import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementToChangeQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { useGoDone } from "../../ui/Done";
import { Checkboxes, Form, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { weekHalfDays } from "../../words/weeks";
import "./placements.scss";
import { placementCrumbs } from "./crumbs";
import { PlanFields } from "./PlanFields";
import { inputOf, problemsIn, valuesOf, withoutPlan } from "./planForm";
import { placementName } from "./placementName";

const PlanDocument = graphql(`
  query PlacementToChange($id: ID!) {
    placement(id: $id) {
      id
      version
      status
      purpose
      halfDays
      hoursPerWeek
      ...PlacementName
      plan {
        goals {
          goal
          measure
          by
        }
        travel {
          mode
          responsible
          noShow
        }
        riskAssessment
        nextStep {
          destination
          criteria
          on
        }
        providerSafeguardingContact {
          name
          position
          phone
        }
        schoolSafeguardingContact {
          name
          position
          phone
        }
        providerContact {
          name
          position
          phone
        }
        schoolContact {
          name
          position
          phone
        }
      }
    }
  }
`);

const SendDocument = graphql(`
  mutation ChangePlacementPlan($input: ChangePlacementPlanInput!) {
    changePlacementPlan(input: $input) {
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

type Placement = NonNullable<PlacementToChangeQuery["placement"]>;

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: PlanDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const placement = asked.data?.placement;
  return placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="Change the plan" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      <Answer of={asked} what="the plan" onRetry={reload}>
        {() => placement && <Change placement={placement} onReload={reload} />}
      </Answer>
    </Frame>
  );
}

function Change({ placement, onReload }: { placement: Placement; onReload: () => void }) {
  const { id, version, status } = placement;
  const isOpen = status === "AWAITING_AGREEMENT";
  const form = useForm(valuesOf(placement), `plan.${id}`);
  const [isSending, send] = useSend(SendDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const problems = problemsIn(form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: { placementId: id, expectedVersion: version, ...inputOf(form.values, placement) },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/placements/${id}?tab=plan`, "The plan is changed.");
    } else {
      form.showProblems(sent.problems.map(withoutPlan));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      {form.isRestored && (
        <Notice title="Draft">
          <p className="govuk-body">What you wrote before is here again. Nothing of it was sent.</p>
        </Notice>
      )}
      <Details summary="What a change sets off">
        New half-days or hours are checked as a proposal is: places have to be free, and the rules are asked again. When
        the purpose or the goals change before the agreement, all parties are asked anew.
      </Details>
      {isOpen && <TextArea form={form} name="purpose" label="Purpose" isHeading most={4000} />}
      <div className="placement-half-days">
        <Checkboxes
          form={form}
          name="halfDays"
          label="Half-days at the provider"
          isHeading
          isSmall
          choices={weekHalfDays.map(({ key, text }) => ({ value: key, text }))}
        />
      </div>
      <TextField form={form} name="hoursPerWeek" label="Taught hours a week" width={5} inputMode="decimal" />
      <PlanFields form={form} />
      <Submit isSending={isSending}>Change the plan</Submit>
    </Form>
  );
}
