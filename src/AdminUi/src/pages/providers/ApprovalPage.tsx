import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ProviderApproval } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Radios, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Summary } from "../../ui/Summary";
import { writeDay } from "../../words/dates";
import { standings } from "../../words/matching";
import { authorityName, count } from "../../words/texts";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";

const LivePlacementsDocument = graphql(`
  query LivePlacementsAt($id: ID!) {
    placements(first: 100, where: { providerId: $id, statuses: [AGREED, ACTIVE] }) {
      totalCount
      nodes {
        laCode
        localAuthority {
          name
        }
        school {
          name
        }
      }
    }
  }
`);

const DecideDocument = graphql(`
  mutation DecideApproval($input: DecideApprovalInput!) {
    decideApproval(input: $input) {
      approval {
        id
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const choices: readonly { value: ProviderApproval; text: string; hint: string }[] = [
  { value: "APPROVED", text: "Approve", hint: "May take new placements." },
  {
    value: "APPROVED_WITH_CONDITIONS",
    text: "Approve with conditions",
    hint: "May take new placements once the commissioner has recorded a reason.",
  },
  { value: "SUSPENDED", text: "Suspend", hint: "At once: no new placements, and each live one is reviewed." },
  { value: "WITHDRAWN", text: "Withdraw the approval", hint: "No placements. Each live one gets an exit plan." },
  { value: "NOT_APPROVED", text: "Not approved", hint: "Known, and may not take placements." },
];

const doneTexts: Record<ProviderApproval, string> = {
  APPROVED: "The provider is approved.",
  APPROVED_WITH_CONDITIONS: "The provider is approved with conditions.",
  SUSPENDED: "The provider is suspended from now on. Review each child placed there: the list is under Children.",
  WITHDRAWN: "The approval is withdrawn. Plan the way out for each child placed there: the list is under Children.",
  NOT_APPROVED: "The provider is not approved.",
};

export function Page() {
  return (
    <ChangeFrame title="Decide on the approval">
      {(provider, reload) => <Decide provider={provider} onReload={reload} />}
    </ChangeFrame>
  );
}

interface Values {
  readonly status: ProviderApproval | "";
  readonly reason: string;
  readonly reviewBy: string;
}

function Decide({ provider, onReload }: { provider: ProviderToChange; onReload: () => void }) {
  const { laCode } = useViewer();
  const known = provider.approvals.find((approval) => approval.laCode === laCode);
  const form = useForm<Values>({ status: "", reason: "", reviewBy: "" }, `approval.${provider.id}`);
  const [isSending, send] = useSend(DecideDocument);
  const goDone = useGoDone();
  const { status } = form.values;
  const isApproval = status === "APPROVED" || status === "APPROVED_WITH_CONDITIONS";
  const submit = async () => {
    const { reason, reviewBy } = form.values;
    if (!status || (isApproval && reviewBy && !isDay(reviewBy))) {
      form.showProblems(
        status
          ? [{ field: "reviewBy", message: "Enter the day as day, month and year, or leave it empty" }]
          : [{ field: "status", message: "Choose what you decide" }],
      );
      return;
    }

    const sent = await send({
      input: {
        providerId: provider.id,
        expectedVersion: known?.version ?? 0,
        status,
        reason: reason.trim() || null,
        reviewBy: (isApproval && reviewBy) || null,
      },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${provider.id}?tab=approval`, doneTexts[status]);
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      <Summary
        rows={[
          { name: "Stands today", value: standings[known?.status ?? "NOT_APPROVED"].text },
          !!known?.reviewBy && { name: "To be looked at again by", value: writeDay(known.reviewBy) },
        ]}
      />
      <Radios
        form={form}
        name="status"
        label="What do you decide for your authority?"
        isHeading
        choices={choices.filter(({ value }) => value !== known?.status)}
      />
      {(status === "SUSPENDED" || status === "WITHDRAWN") && <WhatFollows providerId={provider.id} status={status} />}
      <TextArea
        form={form}
        name="reason"
        label={status === "APPROVED" ? "Reason (optional)" : "Reason or conditions"}
        hint="Do not name pupils. Told to your authority, to schools in its area and to the provider."
        most={2000}
      />
      {isApproval && (
        <DateField form={form} name="reviewBy" label="Look at it again by (optional)" hint="A day after today." />
      )}
      <Submit isSending={isSending} isWarning={status === "SUSPENDED" || status === "WITHDRAWN"}>
        Record the decision
      </Submit>
    </Form>
  );
}

/** Whom the decision reaches, before it is made. */
function WhatFollows({ providerId, status }: { providerId: string; status: "SUSPENDED" | "WITHDRAWN" }) {
  const [{ data }] = useQuery({ query: LivePlacementsDocument, variables: { id: providerId } });
  const placements = data?.placements;
  const schools = [...new Set((placements?.nodes ?? []).map(({ school }) => school?.name ?? "on no roll"))].sort();
  const areas = [...new Set((placements?.nodes ?? []).map(authorityName))].sort();
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">What follows at once:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>No new placement starts here for your area.</li>
        <li>
          {placements
            ? `${count(placements.totalCount, "live placement")} that you may see ${placements.totalCount === 1 ? "is" : "are"} to be ${status === "SUSPENDED" ? "reviewed" : "given an exit plan"}.`
            : "Live placements are counted."}
          {placements && placements.totalCount > 0 && ` Areas: ${areas.join(", ")}. Schools: ${schools.join("; ")}.`}
        </li>
        <li>Your authority, the schools in its area and the provider are told the decision and its reason.</li>
        {status === "SUSPENDED" && (
          <li>All other commissioners see the provider as under review, without the reason and without your name.</li>
        )}
      </ul>
    </div>
  );
}
