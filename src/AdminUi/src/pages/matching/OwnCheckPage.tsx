import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { CheckOutcome, PlaceToCheckQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Radios, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend, type Problem } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { londonDay } from "../../words/dates";
import { choicesOf } from "../../words/texts";

const PlaceDocument = graphql(`
  query PlaceToCheck($referralId: ID!, $providerId: ID!) {
    referral(id: $referralId) {
      id
    }
    provider(id: $providerId) {
      id
      name
      sites {
        id
        name
      }
    }
  }
`);

const RecordDocument = graphql(`
  mutation RecordOwnCheck($input: RecordCommissionerCheckInput!) {
    recordCommissionerCheck(input: $input) {
      commissionerCheck {
        id
        outcome
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const outcomes: Record<CheckOutcome, { text: string; hint?: string }> = {
  SUITABLE: { text: "Suitable" },
  SUITABLE_WITH_ACTIONS: { text: "Suitable with actions", hint: "As long as what the check names is done." },
  NOT_SUITABLE: { text: "Not suitable", hint: "It does not let a placement start." },
};

export function Page() {
  const { id = "" } = useParams();
  const search = useSearch();
  const [answer, again] = useQuery({
    query: PlaceDocument,
    variables: { referralId: id, providerId: search.one("provider") ?? "" },
  });
  return (
    <Answer
      of={answer}
      what="the provider"
      title="Record your own check"
      onRetry={() => again({ requestPolicy: "network-only" })}
    >
      {({ referral, provider }) => {
        const site = provider?.sites.find((each) => each.id === search.one("site"));
        return referral && provider && site ? (
          <OwnCheck referralId={referral.id} provider={provider} site={site} place={search.text} />
        ) : (
          <NotFoundPage />
        );
      }}
    </Answer>
  );
}

type Provider = NonNullable<PlaceToCheckQuery["provider"]>;

function OwnCheck(props: {
  referralId: string;
  provider: Provider;
  site: Provider["sites"][number];
  /** The place as the address of the proposal has it. */
  place: string;
}) {
  const { referralId, provider, site } = props;
  const form = useForm(
    { checkedOn: londonDay(), checkedBy: "", whatWasChecked: "", outcome: "" },
    `own-check.${referralId}.${site.id}`,
  );
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const record = async () => {
    const { checkedOn, checkedBy, whatWasChecked } = form.values;
    const outcome = outcomeOf(form.values.outcome);
    if (!outcome || !isDay(checkedOn)) {
      form.showProblems([
        ...(isDay(checkedOn) ? [] : [{ field: "checkedOn", message: "Enter the day as day, month and year" }]),
        ...(outcome ? [] : [{ field: "outcome", message: "Choose what the check came to." }]),
      ]);
      return;
    }

    const content = { siteId: site.id, checkedOn, checkedBy, whatWasChecked, outcome, referralId };
    const sent = await send({ input: { providerId: provider.id, content, idempotencyKey: form.idempotencyKey } });
    if (sent.is !== "done") {
      form.showProblems(sent.problems.map(withoutContent));
      return;
    }

    form.reset();
    if (outcome === "NOT_SUITABLE") {
      goDone(`/referrals/${referralId}/matching`, "The check is recorded. Choose another provider.");
    } else {
      goDone(`/referrals/${referralId}/propose?${props.place}`, "The check is recorded. Now propose the placement.");
    }
  };
  return (
    <Frame
      title="Record your own check"
      caption={`${provider.name}, ${site.name}`}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referralId}`, text: "Referral" },
        { to: `/referrals/${referralId}/matching`, text: "Find a provider" },
      ]}
    >
      <p className="govuk-body app-prose">
        Whoever places a child checks the provider for this child. An approval by the authority does not replace it.
      </p>
      <Form form={form} onSubmit={() => void record()} label="Record your own check">
        <DateField form={form} name="checkedOn" label="When was it checked?" />
        <TextField form={form} name="checkedBy" label="Who checked?" hint="Name and post." />
        <Details summary="What to look at">
          <ul className="govuk-list govuk-list--bullet">
            <li>safeguarding policy, staff checks and who leads on safeguarding</li>
            <li>insurance, and risk assessments of the site</li>
            <li>who teaches, what, and in which groups</li>
            <li>whether it is right for this child: needs, travel, other pupils there</li>
          </ul>
        </Details>
        <TextArea
          form={form}
          name="whatWasChecked"
          label="What was looked at, and what was found?"
          hint="Do not name pupils."
          rows={6}
          most={2000}
        />
        <Radios form={form} name="outcome" label="What did it come to?" choices={choicesOf(outcomes)} />
        <Submit isSending={isSending}>Record the check</Submit>
      </Form>
    </Frame>
  );
}

const outcomeOf = (text: string): CheckOutcome | undefined =>
  choicesOf(outcomes).find(({ value }) => value === text)?.value;

const withoutContent = (problem: Problem): Problem => ({
  ...problem,
  field: problem.field?.replace(/^content\./, ""),
});
