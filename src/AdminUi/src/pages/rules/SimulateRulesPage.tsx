import { useState } from "react";
import { Link } from "react-router";
import { useClient, useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql } from "../../api/generated";
import type { SimulateRulesQuery, SimulationChoicesQuery } from "../../api/generated/graphql";
import { Answer, messageOf } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Checkboxes, DateField, Form, Select, Submit, TextField } from "../../ui/fields";
import { rowOf, useForm, type Form as FormOf } from "../../ui/form";
import { addDays, londonDay, writeDay, writeMoment } from "../../words/dates";
import { count, sayAction } from "../../words/texts";
import { problemsOf, simulationInput, type SimulationValues } from "./simulation";

const ChoicesDocument = graphql(`
  query SimulationChoices {
    ruleParameters {
      key
      ruleId
      value
    }
    ruleModules {
      key
      name
    }
    rules(first: 100, where: { isOn: false }) {
      nodes {
        id
        ruleId
        title
      }
    }
  }
`);

const SimulateRulesDocument = graphql(`
  query SimulateRules($input: SimulateRulesInput!) {
    simulateRules(input: $input) {
      decisions
      isComplete
      different
      newlyBlocked
      noLongerBlocked
      movedDeadlines
      notRepeatable
      rules {
        ruleId
        different
      }
      cases {
        decision {
          id
          module
          action
          at
          eventDate
        }
        differences {
          ruleId
          reason
          before {
            message
          }
          after {
            message
          }
        }
      }
    }
  }
`);

type Simulation = SimulateRulesQuery["simulateRules"];

export function Page() {
  const viewer = useViewer();
  const isOpen = viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  return (
    <Frame title="Try other rules" crumbs={[{ to: "/rules", text: "Rules" }]}>
      <p className="govuk-body app-prose">
        What would have been decided otherwise if a parameter had another value, or a rule were off or on? Past
        decisions of your authority are made again. Nothing is changed.
      </p>
      {isOpen ? <Choices /> : <Empty>Commissioners and quality officers of an authority can do this.</Empty>}
    </Frame>
  );
}

function Choices() {
  const [asked, again] = useQuery({ query: ChoicesDocument, requestPolicy: "cache-first" });
  return (
    <Answer of={asked} what="rules" onRetry={() => again({ requestPolicy: "network-only" })}>
      {(data) => <Simulating choices={data} />}
    </Answer>
  );
}

function Simulating({ choices }: { choices: SimulationChoicesQuery }) {
  const client = useClient();
  const today = londonDay();
  const form = useForm<SimulationValues>({
    from: addDays(today, -180),
    until: today,
    parameters: [{ key: "", value: "" }],
    withoutModules: [],
    switchedOn: [],
  });
  const [state, setState] = useState<{ is: "idle" | "running" } | { is: "done"; simulation: Simulation }>({
    is: "idle",
  });
  const submit = async () => {
    const problems = problemsOf(form.values);
    form.showProblems(problems);
    if (problems.length > 0) {
      return;
    }

    setState({ is: "running" });
    const { data, error } = await client
      .query(SimulateRulesDocument, { input: simulationInput(form.values) }, { requestPolicy: "network-only" })
      .toPromise();
    if (data) {
      setState({ is: "done", simulation: data.simulateRules });
    } else {
      setState({ is: "idle" });
      form.showProblems([{ message: error ? messageOf(error) : "There was no answer. Try again." }]);
    }
  };
  return (
    <>
      <Form form={form} onSubmit={() => void submit()} label="Try other rules">
        <DateField form={form} name="from" label="Decisions made from" />
        <DateField form={form} name="until" label="Until" hint="At most 400 days after the first day." />
        <Parameters form={form} choices={choices.ruleParameters} />
        {choices.ruleModules.length > 0 && (
          <Checkboxes
            form={form}
            name="withoutModules"
            label="Modules that would not be there"
            isSmall
            choices={choices.ruleModules.map(({ key, name }) => ({ value: key, text: name }))}
          />
        )}
        {choices.rules.nodes.length > 0 && (
          <Checkboxes
            form={form}
            name="switchedOn"
            label="Rules that are off and would speak"
            isSmall
            choices={[...new Map(choices.rules.nodes.map((rule) => [rule.ruleId, rule])).values()].map(
              ({ ruleId, title }) => ({ value: ruleId, text: `${title} (${ruleId})` }),
            )}
          />
        )}
        <Submit isSending={state.is === "running"}>Make the decisions again</Submit>
      </Form>
      {state.is === "running" && <Loading what="decisions and making them again" />}
      {state.is === "done" && <Simulated simulation={state.simulation} />}
    </>
  );
}

function Parameters({
  form,
  choices,
}: {
  form: FormOf<SimulationValues>;
  choices: SimulationChoicesQuery["ruleParameters"];
}) {
  const { parameters } = form.values;
  const valueOf = (key: string) => choices.find((parameter) => parameter.key === key)?.value;
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Values to try</legend>
      {parameters.map(({ key }, at) => {
        const row = rowOf(form, "parameters", at);
        return (
          <div key={at} className="app-filters__fields">
            <Select
              form={row}
              name="key"
              label={`Parameter ${at + 1}`}
              empty="None"
              choices={choices.map((parameter) => ({
                value: parameter.key,
                text: `${parameter.key} (${parameter.ruleId})`,
              }))}
            />
            <TextField
              form={row}
              name="value"
              label="Value"
              hint={key ? `Now ${valueOf(key) ?? "not known"}` : undefined}
              width={10}
            />
          </div>
        );
      })}
      <p className="govuk-body">
        <button
          type="button"
          className="app-button-link"
          onClick={() => form.set("parameters", [...parameters, { key: "", value: "" }])}
        >
          Add another value
        </button>
      </p>
    </fieldset>
  );
}

function Simulated({ simulation }: { simulation: Simulation }) {
  return (
    <section aria-labelledby="simulated" ref={focusOnce} tabIndex={-1}>
      <h2 id="simulated" className="govuk-heading-m">
        {simulation.different === 0
          ? "No decision would have been different"
          : `${count(simulation.different, "decision")} would have been different`}
      </h2>
      <Summary
        rows={[
          {
            name: "Made again",
            value: `${count(simulation.decisions, "decision")}${simulation.isComplete ? "" : ", the newest of more"}`,
          },
          { name: "Stopped, and went on then", value: simulation.newlyBlocked },
          { name: "Going on, and were stopped then", value: simulation.noLongerBlocked },
          { name: "Other dates", value: simulation.movedDeadlines },
          simulation.notRepeatable > 0 && { name: "Could not be made again", value: simulation.notRepeatable },
        ]}
      />
      {simulation.rules.length > 0 && (
        <Table
          caption="By rule"
          rows={simulation.rules}
          keyOf={({ ruleId }) => ruleId}
          columns={[
            {
              name: "Rule",
              cell: ({ ruleId }) => (
                <Link to={`/rules/${ruleId}`} className="govuk-link">
                  {ruleId}
                </Link>
              ),
            },
            { name: "Different", cell: ({ different }) => different, isNumeric: true },
          ]}
        />
      )}
      {simulation.cases.length > 0 && <Cases of={simulation.cases} />}
    </section>
  );
}

function Cases({ of }: { of: Simulation["cases"] }) {
  return (
    <>
      <h3 className="govuk-heading-s">Cases{of.length === 100 && ", the first 100"}</h3>
      {of.map(({ decision, differences }) => (
        <Details
          key={decision.id}
          summary={`${sayAction(decision.action)}, ${writeMoment(decision.at)}: ${differences.map(({ ruleId }) => ruleId).join(", ")}`}
        >
          <p className="govuk-body">Judged by the law of {writeDay(decision.eventDate)}.</p>
          {differences.map((difference, at) => (
            <div key={at}>
              <p className="govuk-body">
                <strong>{difference.ruleId}</strong>: {difference.reason}
              </p>
              <Summary
                rows={[
                  { name: "It said", value: said(difference.before) },
                  { name: "It would say", value: said(difference.after) },
                ]}
              />
            </div>
          ))}
        </Details>
      ))}
    </>
  );
}

const said = (findings: readonly { message: string }[]): string =>
  findings.map(({ message }) => message).join(" ") || "Nothing";

const focusOnce = (element: HTMLElement | null) => element?.focus();
