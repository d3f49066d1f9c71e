import { graphql, read, type FragmentType } from "../../api/generated";
import type { PlacementPlanFragment } from "../../api/generated/graphql";
import { Empty } from "../../ui/Empty";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { writeDay } from "../../words/dates";
import { destinations } from "../../words/placements";

export const PlacementPlanFields = graphql(`
  fragment PlacementPlan on Placement {
    plannedEndDate
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
`);

type Contact = NonNullable<PlacementPlanFragment["plan"]>["schoolContact"];

/** The personalised plan. What is still missing says so: the rules want it before the start. */
export function Plan({ of }: { of: FragmentType<typeof PlacementPlanFields> }) {
  const { plan, plannedEndDate } = read(PlacementPlanFields, of);
  if (!plan) {
    return (
      <Empty>
        <p className="govuk-body">There is no plan that you may see.</p>
      </Empty>
    );
  }

  const { travel, nextStep } = plan;
  return (
    <>
      {plan.goals.length === 0 ? (
        <Empty>
          <p className="govuk-body">No goals are agreed yet. Change the plan to add them.</p>
        </Empty>
      ) : (
        <Table
          caption="Goals"
          columns={[
            { name: "Goal", cell: (goal) => goal.goal },
            { name: "How one will see it", cell: (goal) => goal.measure },
            {
              name: "By",
              cell: (goal) => (goal.by ? writeDay(goal.by) : `The end, ${writeDay(plannedEndDate)}`),
            },
          ]}
          rows={plan.goals}
          keyOf={(goal) => goal.goal}
        />
      )}
      <h2 className="govuk-heading-m">What follows</h2>
      <Summary
        rows={[
          {
            name: "Next step",
            value: nextStep ? `${destinations[nextStep.destination]}, ${writeDay(nextStep.on)}` : missing,
          },
          nextStep && { name: "What has to be true", value: <span className="app-prose">{nextStep.criteria}</span> },
        ]}
      />
      <h2 className="govuk-heading-m">Travel and risk</h2>
      <Summary
        rows={[
          { name: "Journey", value: travel?.mode ?? missing },
          travel && { name: "Responsible for it", value: travel.responsible },
          travel && { name: "If the child does not arrive", value: travel.noShow },
          {
            name: "Risk assessment",
            value: plan.riskAssessment ? <span className="app-prose">{plan.riskAssessment}</span> : missing,
          },
        ]}
      />
      <h2 className="govuk-heading-m">Whom to call</h2>
      <Summary
        rows={[
          { name: "Safeguarding, provider", value: <Reach contact={plan.providerSafeguardingContact} isNeeded /> },
          { name: "Safeguarding, school", value: <Reach contact={plan.schoolSafeguardingContact} isNeeded /> },
          { name: "Contact at the provider", value: <Reach contact={plan.providerContact} /> },
          { name: "Contact at the school", value: <Reach contact={plan.schoolContact} /> },
        ]}
      />
    </>
  );
}

const missing = "Not written down yet. It is needed before the start.";

function Reach({ contact, isNeeded }: { contact?: Contact; isNeeded?: boolean }) {
  return contact ? (
    <>
      {contact.name}, {contact.position}
      <br />
      <a href={`tel:${contact.phone.replaceAll(/\s/g, "")}`} className="govuk-link">
        {contact.phone}
      </a>
    </>
  ) : (
    <>{isNeeded ? missing : "Nobody named"}</>
  );
}
