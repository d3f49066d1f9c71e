import { useState } from "react";
import { useParams } from "react-router";
import { useClient, useQuery } from "urql";
import { useViewer } from "../../../app/ViewerContext";
import { graphql } from "../../../api/generated";
import type { EmergencyAccessPageQuery } from "../../../api/generated/graphql";
import { Answer, messageOf } from "../../../ui/Answer";
import { Done } from "../../../ui/Done";
import { Empty } from "../../../ui/Empty";
import { Notice } from "../../../ui/Notice";
import { Summary } from "../../../ui/Summary";
import { Tag } from "../../../ui/Tag";
import { Form, Radios, Submit, TextArea } from "../../../ui/fields";
import { useForm, useSend } from "../../../ui/form";
import { writeMoment } from "../../../words/dates";
import { fullName, organisationName } from "../../../words/texts";
import { Concerns } from "../Concerns";
import { SafeguardingPage } from "../SafeguardingPage";
import { useNow, sayClock } from "../clock";
import { useWatch } from "../watch/WatchProvider";
import { sayStanding } from "./words";

const EmergencyAccessDocument = graphql(`
  query EmergencyAccessPage($id: ID!) {
    node(id: $id) {
      id
      ... on EmergencyAccess {
        pupilId
        openedBy
        openedAt
        until
        reviewedAt
        isJustified
        localAuthority {
          name
        }
        school {
          name
        }
        provider {
          name
        }
        pupil {
          givenName
          familyName
        }
      }
    }
  }
`);

type Access = Extract<EmergencyAccessPageQuery["node"], { __typename: "EmergencyAccess" }>;

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: EmergencyAccessDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const node = asked.data?.node;
  const access = node?.__typename === "EmergencyAccess" ? node : undefined;
  return (
    <SafeguardingPage
      title="Emergency access"
      heading={access ? fullName(access.pupil) : undefined}
      caption="Emergency access"
      crumbs={[{ to: "/safeguarding/emergency", text: "Emergency accesses" }]}
    >
      <Done />
      <Answer of={asked} what="the emergency access" onRetry={reload}>
        {() =>
          access ? (
            <Known key={access.id} access={access} onChanged={reload} />
          ) : (
            <Empty>There is no emergency access here that you may see.</Empty>
          )
        }
      </Answer>
    </SafeguardingPage>
  );
}

function Known({ access, onChanged }: { access: Access; onChanged: () => void }) {
  const viewer = useViewer();
  const now = useNow();
  const isOpen = Date.parse(access.until) > now;
  const [isReviewed, setReviewed] = useState(false);
  const review = () => {
    setReviewed(true);
    onChanged();
  };
  return (
    <>
      {isReviewed && (
        <Notice isSuccess>
          <p className="govuk-notification-banner__heading">What you found is recorded.</p>
        </Notice>
      )}
      <Summary
        rows={[
          { name: "Opened by", value: `${access.openedBy}, ${organisationName(access)}` },
          { name: "Opened", value: writeMoment(access.openedAt) },
          {
            name: "Until",
            value: `${writeMoment(access.until)} (${isOpen ? sayClock(access.until, now) : "closed again"})`,
          },
          {
            name: "Looked into",
            value: (
              <>
                <Tag colour={!access.reviewedAt ? "orange" : access.isJustified ? "green" : "red"}>
                  {sayStanding(access)}
                </Tag>{" "}
                {access.reviewedAt && writeMoment(access.reviewedAt)}
              </>
            ),
          },
        ]}
      />
      <Reason id={access.id} />
      {isOpen && <OpenConcerns pupilId={access.pupilId} />}
      {viewer.is("SAFEGUARDING_LEAD") && viewer.laCode && !access.reviewedAt && !isReviewed && (
        <Review id={access.id} onReviewed={review} />
      )}
    </>
  );
}

const AccountDocument = graphql(`
  query EmergencyAccount($id: ID!) {
    node(id: $id) {
      id
      ... on EmergencyAccess {
        account {
          reason
          reviewedBy
          reviewNote
        }
      }
    }
  }
`);

/** On request, as every text about a child: a bystander does not read along. */
function Reason({ id }: { id: string }) {
  const client = useClient();
  const [account, setAccount] = useState<{ reason: string; reviewedBy?: string | null; reviewNote?: string | null }>();
  const [problem, setProblem] = useState<string>();
  const open = async () => {
    const { data, error } = await client.query(AccountDocument, { id }, { requestPolicy: "network-only" }).toPromise();
    const node = data?.node;
    const read = node?.__typename === "EmergencyAccess" ? node.account : undefined;
    setAccount(read ?? undefined);
    setProblem(read ? undefined : error ? messageOf(error) : "This is not yours to read.");
  };
  return (
    <section aria-labelledby="reason">
      <h2 id="reason" className="govuk-heading-m">
        Why it was opened
      </h2>
      {problem && (
        <p className="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      {account ? (
        <div className="app-narrative">
          <blockquote>{account.reason}</blockquote>
          {account.reviewNote && (
            <>
              <h3 className="govuk-heading-s">What was found, by {account.reviewedBy}</h3>
              <blockquote>{account.reviewNote}</blockquote>
            </>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
            onClick={() => setAccount(undefined)}
          >
            Close the reason
          </button>
        </div>
      ) : (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void open()}>
          Show the reason
        </button>
      )}
    </section>
  );
}

const OpenConcernsDocument = graphql(`
  query OpenConcerns($pupilId: ID!) {
    concerns(first: 100, where: { pupilId: $pupilId }) {
      nodes {
        id
        ...ConcernRow
      }
    }
  }
`);

function OpenConcerns({ pupilId }: { pupilId: string }) {
  const [asked, again] = useQuery({ query: OpenConcernsDocument, variables: { pupilId } });
  return (
    <>
      <h2 className="govuk-heading-m">Concerns about this child that you may see</h2>
      <Answer of={asked} what="concerns" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ concerns: { nodes } }) =>
          nodes.length === 0 ? (
            <Empty>There is none.</Empty>
          ) : (
            <Concerns caption="Concerns about this child" of={nodes} areNamesShown={false} />
          )
        }
      </Answer>
    </>
  );
}

const ReviewEmergencyAccessDocument = graphql(`
  mutation ReviewEmergencyAccess($input: ReviewEmergencyAccessInput!) {
    reviewEmergencyAccess(input: $input) {
      emergencyAccess {
        id
        reviewedAt
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

function Review({ id, onReviewed }: { id: string; onReviewed: () => void }) {
  const watching = useWatch();
  const form = useForm({ isJustified: "", note: "" }, `emergency-review.${id}`);
  const [isSending, send] = useSend(ReviewEmergencyAccessDocument);
  const submit = async () => {
    const { isJustified, note } = form.values;
    const problems = [
      ...(isJustified ? [] : [{ field: "isJustified", message: "Say whether it was right" }]),
      ...(note.trim() ? [] : [{ field: "note", message: "Say what you found and what follows" }]),
    ];
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: {
        emergencyAccessId: id,
        isJustified: isJustified === "yes",
        note: note.trim(),
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is === "done") {
      form.reset({ isJustified: "", note: "" });
      watching?.watch.reviewed(id);
      onReviewed();
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <h2 className="govuk-heading-m">Look into it</h2>
      <p className="govuk-body">What you record stays as it is. Nobody looks into what they opened themselves.</p>
      <Form form={form} onSubmit={() => void submit()} label="Look into it">
        <Radios
          form={form}
          name="isJustified"
          label="Was it right to open the concerns?"
          isInline
          choices={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
          ]}
        />
        <TextArea form={form} name="note" label="What did you find, and what follows?" most={2_000} />
        <Submit isSending={isSending}>Record what I found</Submit>
      </Form>
    </>
  );
}
