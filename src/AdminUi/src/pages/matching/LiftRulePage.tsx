import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { RuleToLiftQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { DateField, Form, isDay, Submit, TextArea } from "../../ui/fields";
import { strengths } from "../../ui/Findings";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { addDays, londonDay, writeDay } from "../../words/dates";
import { roles } from "../../words/roles";
import { fullName } from "../../words/texts";

const RuleDocument = graphql(`
  query RuleToLift($referralId: ID!, $ruleId: String!) {
    referral(id: $referralId) {
      id
      pupil {
        givenName
        familyName
      }
    }
    rule(id: $ruleId) {
      id
      ruleId
      title
      statement
      source
      strength
      liftedBy
    }
  }
`);

const LiftDocument = graphql(`
  mutation OverrideRule($input: OverrideRuleInput!) {
    overrideRule(input: $input) {
      ruleOverride {
        ruleId
        until
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** The most days for which a block is lifted. */
const longest = 90;

type Rule = RuleToLiftQuery["rule"][number];

export function Page() {
  const { id = "", rule: ruleId = "" } = useParams();
  const [asked, again] = useQuery({ query: RuleDocument, variables: { referralId: id, ruleId } });
  const referral = asked.data?.referral;
  const rule = asked.data?.rule.at(-1);
  return asked.data && !(referral && rule) ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Lift a rule"
      caption={referral ? fullName(referral.pupil) : undefined}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${id}`, text: "Referral" },
      ]}
    >
      <Answer of={asked} what="the rule" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => rule && <Known referralId={id} rule={rule} />}
      </Answer>
    </Frame>
  );
}

function Known({ referralId, rule }: { referralId: string; rule: Rule }) {
  const viewer = useViewer();
  return (
    <>
      <Summary
        rows={[
          { name: "Rule", value: `${rule.ruleId}: ${rule.title}` },
          { name: "What it says", value: rule.statement },
          { name: "Weight", value: `${strengths[rule.strength]}: ${rule.source}` },
        ]}
      />
      {!rule.liftedBy ? (
        <Empty>
          <p className="govuk-body">
            Nobody may lift this rule. It speaks no more when the facts change, or when it is changed itself.
          </p>
        </Empty>
      ) : viewer.is(rule.liftedBy) ? (
        <Lift referralId={referralId} rule={rule} />
      ) : (
        <Empty>
          <p className="govuk-body">
            This rule is lifted by a {roles[rule.liftedBy].toLowerCase()} only. Ask somebody who is one.
          </p>
        </Empty>
      )}
    </>
  );
}

function Lift({ referralId, rule }: { referralId: string; rule: Rule }) {
  const form = useForm({ reason: "", until: "" }, `lift.${referralId}.${rule.ruleId}`);
  const [isSending, send] = useSend(LiftDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { reason, until } = form.values;
    if (!isDay(until)) {
      form.showProblems([{ field: "until", message: "Enter the last day as day, month and year" }]);
      return;
    }

    const sent = await send({
      input: { referralId, ruleId: rule.ruleId, reason, until, idempotencyKey: form.idempotencyKey },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(
        `/referrals/${referralId}?tab=rules`,
        `${rule.ruleId} is lifted until ${writeDay(until)}. Now somebody else has to propose the placement.`,
      );
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} label="Lift the rule">
      <p className="govuk-body app-prose">
        It is lifted for the placements of this referral. Another person has to propose the placement: nobody overrides
        their own request. Your name, the reason and the day stay on record.
      </p>
      <TextArea
        form={form}
        name="reason"
        label="Why does the child need the placement in spite of the rule?"
        hint="10 characters or more. Officers of the authority read it."
        rows={4}
        most={1000}
      />
      <DateField
        form={form}
        name="until"
        label="Last day on which it is lifted"
        hint={`${writeDay(addDays(londonDay(), longest))} at the latest.`}
      />
      <Submit isSending={isSending}>Lift the rule</Submit>
    </Form>
  );
}
