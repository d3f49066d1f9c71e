import "./matching.scss";

import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, read } from "../../api/generated";
import type { PlaceToProposeQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Done, useGoDone } from "../../ui/Done";
import { Checkbox, Checkboxes, DateField, Form, Submit, TextArea, TextField } from "../../ui/fields";
import { useForm, useSend, type Form as FormOf } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { useSettled } from "../../ui/useSettled";
import { writeDay } from "../../words/dates";
import { fullName, writeMoney } from "../../words/texts";
import { weekHalfDays } from "../../words/weeks";
import { PlanFields } from "../placements/PlanFields";
import { FreePlacesTable } from "./FreePlacesTable";
import { noProposal, proposalOf, unreadable, withoutProposal, type ProposalValues } from "./proposal";
import { ProposalCheck, ProposalCheckFields } from "./ProposalCheck";

const PlaceDocument = graphql(`
  query PlaceToPropose($referralId: ID!, $providerId: ID!) {
    referral(id: $referralId) {
      id
      status
      dueDate
      pupil {
        givenName
        familyName
      }
    }
    provider(id: $providerId) {
      id
      name
      sites {
        id
        name
        address
        freePlaces {
          halfDay
          free
        }
        offers {
          id
          name
          pricePerDay
          pricePerWeek
        }
      }
    }
  }
`);

const CheckDocument = graphql(`
  query CheckProposal($proposal: PlacementProposalInput!) {
    checkPlacement(proposal: $proposal) {
      ...ProposalCheck
    }
  }
`);

const ProposeDocument = graphql(`
  mutation ProposePlacement($input: ProposePlacementInput!) {
    proposePlacement(input: $input) {
      placement {
        id
        version
        status
        referral {
          id
          status
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Referral = NonNullable<PlaceToProposeQuery["referral"]>;
type Provider = NonNullable<PlaceToProposeQuery["provider"]>;
type Site = Provider["sites"][number];

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
      what="the place"
      title="Propose a placement"
      onRetry={() => again({ requestPolicy: "network-only" })}
    >
      {({ referral, provider }) => {
        const site = provider?.sites.find((each) => each.id === search.one("site"));
        const offer = site?.offers.find((each) => each.id === search.one("offer"));
        return referral && provider && site ? (
          <Propose referral={referral} provider={provider} site={site} offer={offer} />
        ) : (
          <NotFoundPage />
        );
      }}
    </Answer>
  );
}

function Propose(props: { referral: Referral; provider: Provider; site: Site; offer?: Site["offers"][number] }) {
  const { referral, provider, site, offer } = props;
  const place = { referralId: referral.id, providerId: provider.id, siteId: site.id };
  const form = useForm<ProposalValues>(
    { ...noProposal, startDate: referral.dueDate ?? "" },
    `propose.${referral.id}.${site.id}`,
  );
  const settled = useSettled(proposalOf(form.values, place) ?? null);
  const [checked, checkAgain] = useQuery({
    query: CheckDocument,
    variables: { proposal: settled ?? { ...emptyProposal, ...place } },
    pause: settled === null,
  });
  const check = checked.data?.checkPlacement;
  const warnings = settled && check ? read(ProposalCheckFields, check).warningsToAcknowledge : [];
  const [isSending, send] = useSend(ProposeDocument);
  const goDone = useGoDone();

  const submit = async () => {
    const proposal = proposalOf(form.values, place);
    if (!proposal) {
      form.showProblems(unreadable(form.values));
      return;
    }

    if (warnings.length > 0 && !form.values.takesOn) {
      form.showProblems([{ field: "takesOn", message: "Say whether you take on what the rules warn of." }]);
      return;
    }

    const sent = await send({
      input: {
        proposal,
        acknowledgedWarnings: form.values.takesOn ? [...warnings] : undefined,
        reason: form.values.takesOn ? form.values.reason : undefined,
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is !== "done") {
      form.showProblems(sent.problems.map(withoutProposal));
      return;
    }

    const id = sent.data.proposePlacement.placement?.id;
    form.reset();
    goDone(
      id ? `/placements/${id}` : `/referrals/${referral.id}`,
      "The placement is proposed, and its places are held. Now all parties have to agree.",
    );
  };

  return (
    <Frame
      title="Propose a placement"
      caption={`${fullName(referral.pupil)} at ${provider.name}, ${site.name}`}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referral.id}`, text: "Referral" },
        { to: `/referrals/${referral.id}/matching`, text: "Find a provider" },
      ]}
    >
      <Done />
      {form.isRestored && <p className="govuk-inset-text">What you wrote in this tab before is here again.</p>}
      {referral.status !== "ACCEPTED" && (
        <Notice>
          <p className="govuk-body">A placement can be proposed only for an accepted referral.</p>
        </Notice>
      )}
      <p className="govuk-body app-prose">
        Proposing holds the places at once, against everybody, until the placement ends or somebody declines it. The
        child stays on the roll of the home school.
        {referral.dueDate && ` Full-time education must be in place by ${writeDay(referral.dueDate)}.`}
      </p>
      <div className="app-columns">
        <div className="app-columns__main">
          <Form form={form} onSubmit={() => void submit()} label="Propose a placement">
            <Terms form={form} site={site} offer={offer} />
            <p className="govuk-inset-text">
              Goals are agreed now. Next step, travel, risk assessment and contacts can follow, but the child cannot
              start without them.
            </p>
            <PlanFields form={form} />
            {warnings.length > 0 && <Warnings form={form} count={warnings.length} />}
            <Submit isSending={isSending}>Propose the placement</Submit>
          </Form>
        </div>
        <aside className="app-columns__side" aria-labelledby="check">
          <div className="app-beside">
            <h2 id="check" className="govuk-heading-m">
              Can it be proposed?
            </h2>
            {settled === null ? (
              <p className="govuk-body">
                As soon as days, hours and cost are written, rules and free places are asked, and the answer stands
                here.
              </p>
            ) : (
              <Answer of={checked} what="the check" onRetry={() => checkAgain({ requestPolicy: "network-only" })}>
                {(data) => (
                  <ProposalCheck
                    of={data.checkPlacement}
                    referralId={referral.id}
                    firstReviewDate={form.values.firstReviewDate}
                    onReviewDate={(day) => form.set("firstReviewDate", day)}
                  />
                )}
              </Answer>
            )}
          </div>
        </aside>
      </div>
    </Frame>
  );
}

/** Stands in while nothing is asked. */
const emptyProposal = {
  purpose: "",
  startDate: "",
  plannedEndDate: "",
  firstReviewDate: "",
  hoursPerWeek: 0,
  weeklyCost: "0",
  halfDays: [],
  plan: { goals: [] },
};

function Terms(props: { form: FormOf<ProposalValues>; site: Site; offer?: Site["offers"][number] }) {
  const { form, site, offer } = props;
  return (
    <>
      <TextArea
        form={form}
        name="purpose"
        label="What is the placement for?"
        hint="Provider, school and parents read it."
        rows={4}
        most={4000}
      />
      <DateField form={form} name="startDate" label="First day" hint="For example, 4 12 2026" />
      <DateField form={form} name="plannedEndDate" label="Agreed last day" hint="At most a year after the first." />
      <DateField form={form} name="firstReviewDate" label="Day of the first review" />
      <FreePlacesTable caption={`Free places at ${site.name} today`} places={site.freePlaces} asked={[]} />
      <Checkboxes
        form={form}
        name="halfDays"
        label="Half-days at the provider"
        isSmall
        choices={weekHalfDays.map(({ key, text }) => ({ value: key, text }))}
      />
      <TextField form={form} name="hoursPerWeek" label="Taught hours a week" width={5} inputMode="decimal" />
      <TextField
        form={form}
        name="weeklyCost"
        label="Cost of a week"
        hint={
          offer &&
          `${offer.name}: ${writeMoney(offer.pricePerDay)} a day, ${writeMoney(offer.pricePerWeek)} a full week`
        }
        prefix="£"
        width={10}
        inputMode="decimal"
      />
    </>
  );
}

function Warnings({ form, count }: { form: FormOf<ProposalValues>; count: number }) {
  return (
    <>
      <h2 className="govuk-heading-m">What the rules warn of</h2>
      <Checkbox
        form={form}
        name="takesOn"
        label={
          count === 1
            ? "I have read the warning beside this form, and take it on"
            : `I have read the ${count} warnings beside this form, and take them on`
        }
        alsoOf={["acknowledgedWarnings"]}
      />
      <TextArea
        form={form}
        name="reason"
        label="Why is the placement right all the same?"
        hint="It is kept with the placement."
        rows={3}
        most={1000}
      />
    </>
  );
}
