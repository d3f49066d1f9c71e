import { useState } from "react";
import { useClient, useQuery } from "urql";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { ExamplesQuery, TryDecisionQuery } from "../../api/generated/graphql";
import { Answer, messageOf } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Findings } from "../../ui/Findings";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Form, Select, Submit, TextArea } from "../../ui/fields";
import { useForm } from "../../ui/form";
import { useSearch } from "../../ui/useSearch";
import { differencesOf, jsonProblem, linesOf, sayKey, tidyJson } from "./json";

const ExampleFields = graphql(`
  fragment TriedExample on RuleExample {
    name
    title
    operation
    facts
    expected
    why
  }
`);

const ExamplesDocument = graphql(`
  query Examples {
    ruleOperations
    ruleModules {
      rules {
        ruleId
        examples {
          name
          ...TriedExample
        }
      }
    }
  }
`);

const TryDecisionDocument = graphql(`
  query TryDecision($input: TryDecisionInput!) {
    tryDecision(input: $input) {
      result
      findings {
        ...Finding
      }
    }
  }
`);

export function Page() {
  const [asked, again] = useQuery({ query: ExamplesDocument, requestPolicy: "cache-first" });
  return (
    <Frame title="Try a decision" crumbs={[{ to: "/rules", text: "Rules" }]}>
      <p className="govuk-body app-prose">
        Puts a question to the rules by the same code that decides in earnest. Nothing is stored, and no child’s record
        is looked at. Invent the facts; write no names.
      </p>
      <Answer of={asked} what="examples" onRetry={() => again({ requestPolicy: "network-only" })}>
        {(data) => <Trying operations={data.ruleOperations} examples={examplesOf(data)} />}
      </Answer>
    </Frame>
  );
}

interface Example {
  readonly name: string;
  readonly title: string;
  readonly operation: string;
  readonly facts: string;
  readonly expected: string;
  readonly why: string;
}

/** Each worked case once, though several rules may show it. */
function examplesOf(data: ExamplesQuery): Example[] {
  const all = data.ruleModules
    .flatMap(({ rules }) => rules)
    .flatMap(({ examples }) => examples as readonly FragmentType<typeof ExampleFields>[])
    .map((masked) => read(ExampleFields, masked));
  return [...new Map(all.map((example) => [example.name, example])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

type Tried = TryDecisionQuery["tryDecision"];

function Trying({ operations, examples }: { operations: readonly string[]; examples: readonly Example[] }) {
  const search = useSearch();
  const client = useClient();
  const begun = examples.find(({ name }) => name === search.one("example"));
  const form = useForm({
    operation: begun?.operation ?? "",
    example: begun?.name ?? "",
    facts: begun ? tidyJson(begun.facts) : "",
  });
  const [isSending, setSending] = useState(false);
  const [tried, setTried] = useState<{ answer: Tried; example?: Example }>();
  const { operation, facts } = form.values;
  const ofOperation = examples.filter((example) => example.operation === operation);
  const choose = (name: string) => {
    const example = examples.find((candidate) => candidate.name === name);
    form.set("example", name);
    if (example) {
      form.set("facts", tidyJson(example.facts));
    }
  };
  const submit = async () => {
    const problem = jsonProblem(facts);
    if (!operation || problem) {
      form.showProblems([
        ...(operation ? [] : [{ field: "operation", message: "Choose the question" }]),
        ...(problem ? [{ field: "facts", message: problem }] : []),
      ]);
      return;
    }

    setSending(true);
    const { data, error } = await client
      .query(TryDecisionDocument, { input: { operation, facts } }, { requestPolicy: "network-only" })
      .toPromise();
    setSending(false);
    if (!data) {
      form.showProblems([{ field: "facts", message: error ? messageOf(error) : "There was no answer. Try again." }]);
      return;
    }

    form.showProblems([]);
    const example = examples.find((candidate) => tidyJson(candidate.facts) === tidyJson(facts));
    setTried({ answer: data.tryDecision, example: example?.operation === operation ? example : undefined });
  };
  return (
    <>
      <Form form={form} onSubmit={() => void submit()} label="Try a decision">
        <Select
          form={{
            ...form,
            set: (name, value) => {
              form.set(name, value);
              form.set("example", "");
            },
          }}
          name="operation"
          label="Question"
          empty="Choose one"
          choices={operations.map((value) => ({ value, text: sayKey(value) }))}
        />
        {ofOperation.length > 0 && (
          <Select
            form={{ ...form, set: (_, value) => choose(value) }}
            name="example"
            label="Begin with a worked example"
            empty="None"
            choices={ofOperation.map(({ name, title }) => ({ value: name, text: `${title} (${name})` }))}
          />
        )}
        <TextArea
          form={form}
          name="facts"
          label="What is known"
          hint="A JSON object. Begin with an example and change it: its keys are those that the question knows."
          rows={10}
        />
        <Submit isSending={isSending}>Ask the rules</Submit>
      </Form>
      {tried && <TriedAnswer answer={tried.answer} example={tried.example} />}
    </>
  );
}

function TriedAnswer({ answer, example }: { answer: Tried; example?: Example }) {
  const differences = example ? differencesOf(example.expected, answer.result) : [];
  return (
    <section aria-labelledby="answer" ref={focusOnce} tabIndex={-1}>
      <h2 id="answer" className="govuk-heading-m">
        The answer
      </h2>
      {example && (
        <p className="govuk-inset-text">
          {differences.length === 0
            ? `As the worked example expects. ${example.why}`
            : `Other than the worked example expects: ${differences.map(sayKey).join(", ")}. ${example.why}`}
        </p>
      )}
      <Summary rows={linesOf(answer.result)} />
      <h3 className="govuk-heading-s">What the rules say</h3>
      <Findings of={answer.findings} empty="The rules have nothing to say of these facts." />
      <Details summary="The answer as JSON">
        <pre className="app-json" tabIndex={0} role="region" aria-label="The answer as JSON">
          {tidyJson(answer.result)}
        </pre>
      </Details>
    </section>
  );
}

const focusOnce = (element: HTMLElement | null) => element?.focus();
