import { useState } from "react";
import { Link, useParams } from "react-router";
import { useClient, useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql } from "../../api/generated";
import type { AdultPosition, AdultWorkplace, ConcernPageQuery, NarrativeQuery } from "../../api/generated/graphql";
import { Answer, messageOf } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Findings } from "../../ui/Findings";
import { Notice } from "../../ui/Notice";
import { Summary } from "../../ui/Summary";
import { Tag } from "../../ui/Tag";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { writeDay, writeMoment } from "../../words/dates";
import { fullName, organisationName } from "../../words/texts";
import { sayRaiser } from "./Concerns";
import { SafeguardingPage } from "./SafeguardingPage";
import { sayClock, useNow } from "./clock";
import { useWatch } from "./watch/WatchProvider";
import { adultPositions, adultWorkplaces, kinds, severities, statuses } from "./words";

const ConcernDocument = graphql(`
  query ConcernPage($id: ID!) {
    concern(id: $id) {
      id
      kind
      severity
      status
      isAboutAdult
      happenedOn
      raisedAt
      raisedBySchool {
        name
      }
      raisedByProvider {
        name
      }
      raisedByLocalAuthority {
        name
      }
      acknowledgeBy
      deliveredAt
      acknowledgedAt
      isOverdue
      isProgressTold
      pupil {
        id
        givenName
        familyName
        yearGroup
        homeSchool {
          name
        }
      }
      placement {
        id
        provider {
          name
        }
        site {
          name
        }
      }
      acknowledgements {
        acknowledgedBy
        acknowledgedAt
        note
        school {
          name
        }
        provider {
          name
        }
        localAuthority {
          name
        }
      }
      findings {
        ...Finding
      }
    }
  }
`);

type Concern = NonNullable<ConcernPageQuery["concern"]>;

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ConcernDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const concern = asked.data?.concern;
  return (
    <SafeguardingPage
      title="Concern"
      caption={concern ? kinds[concern.kind] : undefined}
      heading={concern ? fullName(concern.pupil) : undefined}
    >
      <Done />
      <Answer of={asked} what="the concern" onRetry={reload}>
        {(data) =>
          data.concern ? (
            <Known key={data.concern.id} concern={data.concern} onChanged={reload} />
          ) : (
            <Empty>
              There is no concern here that you may see. Concerns are seen by the safeguarding leads who must act, and
              by the person who raised them.
            </Empty>
          )
        }
      </Answer>
    </SafeguardingPage>
  );
}

function Known({ concern, onChanged }: { concern: Concern; onChanged: () => void }) {
  // A lead who sees it by an emergency access does not act on it.
  const isActing = useViewer().is("SAFEGUARDING_LEAD") && concern.isProgressTold;
  const { severity, status, isProgressTold } = concern;
  return (
    <>
      {isProgressTold && <Clock concern={concern} />}
      <Summary
        rows={[
          {
            name: "Severity",
            value: (
              <>
                <Tag colour={severities[severity].colour}>{severities[severity].text}</Tag>
                {severity === "IMMEDIATE" && " Is the child in danger now? Call 999."}
              </>
            ),
          },
          { name: "Child", value: <Child concern={concern} /> },
          { name: "About an adult who works with children", value: concern.isAboutAdult ? "Yes" : "No" },
          {
            name: "When it happened",
            value: concern.happenedOn ? writeDay(concern.happenedOn) : "Not said",
          },
          { name: "Raised", value: `${writeMoment(concern.raisedAt)}, by ${sayRaiser(concern)}` },
          {
            name: "Where it is",
            value: isProgressTold ? (
              <>
                <Tag colour={statuses[status].colour}>{statuses[status].text}</Tag> {statuses[status].meaning}
              </>
            ) : (
              "Not shown to you: you see this concern by an emergency access only"
            ),
          },
          concern.placement && {
            name: "Placement",
            value: (
              <Link to={`/placements/${concern.placement.id}`} className="govuk-link">
                {[concern.placement.provider?.name, concern.placement.site?.name].filter(Boolean).join(", ") ||
                  "Open the placement"}
              </Link>
            ),
          },
        ]}
      />
      <Told id={concern.id} />
      {isActing && <Acknowledge concern={concern} onChanged={onChanged} />}
      {isActing && <Acknowledgements of={concern.acknowledgements} />}
      {isActing && (
        <>
          <h2 className="govuk-heading-m">What the rules say</h2>
          <Findings of={concern.findings} empty="The rules say nothing of this concern." />
        </>
      )}
    </>
  );
}

function Child({ concern: { pupil } }: { concern: Concern }) {
  return pupil ? (
    <>
      {fullName(pupil)}, {pupil.yearGroup === 0 ? "Reception" : `Year ${pupil.yearGroup}`},{" "}
      {pupil.homeSchool?.name ?? "on no school’s roll"}
    </>
  ) : (
    "Not shown to you"
  );
}

function Clock({ concern }: { concern: Concern }) {
  const now = useNow();
  if (concern.acknowledgedAt) {
    return (
      <p className="govuk-body">
        First acknowledged on {writeMoment(concern.acknowledgedAt)}. It was to be done by{" "}
        {writeMoment(concern.acknowledgeBy)}.
      </p>
    );
  }

  const isLate = Date.parse(concern.acknowledgeBy) < now;
  return (
    <p className="govuk-body">
      Acknowledge by <strong>{writeMoment(concern.acknowledgeBy)}</strong>:{" "}
      <span className={isLate ? "app-concern--overdue" : undefined}>{sayClock(concern.acknowledgeBy, now)}</span>.
    </p>
  );
}

const NarrativeDocument = graphql(`
  query Narrative($id: ID!) {
    concern(id: $id) {
      id
      narrative {
        account
        actionTaken
        raisedBy
        adultWorkplace
        adultPosition
      }
    }
  }
`);

type Narrative = NonNullable<NonNullable<NarrativeQuery["concern"]>["narrative"]>;

/** What was told, on request only: each reading is put on record. It is not kept when the page is left. */
function Told({ id }: { id: string }) {
  const client = useClient();
  const [state, setState] = useState<
    { is: "closed" } | { is: "reading" } | { is: "open"; narrative: Narrative } | { is: "failed"; why: string }
  >({ is: "closed" });
  const open = async () => {
    setState({ is: "reading" });
    const { data, error } = await client
      .query(NarrativeDocument, { id }, { requestPolicy: "network-only" })
      .toPromise();
    const narrative = data?.concern?.narrative;
    setState(
      narrative
        ? { is: "open", narrative }
        : { is: "failed", why: error ? messageOf(error) : "What was told is not yours to read." },
    );
  };
  return (
    <section aria-labelledby="told">
      <h2 id="told" className="govuk-heading-m">
        What was told
      </h2>
      {state.is === "open" ? (
        <Account narrative={state.narrative} onClose={() => setState({ is: "closed" })} />
      ) : (
        <>
          <p className="govuk-body">Each reading is put on record, with your name and the time.</p>
          {state.is === "failed" && (
            <p className="govuk-error-message" role="alert">
              {state.why}
            </p>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-disabled={state.is === "reading" || undefined}
            onClick={() => state.is !== "reading" && void open()}
          >
            {state.is === "reading" ? "Reading…" : "Show what was told"}
          </button>
        </>
      )}
    </section>
  );
}

function Account({ narrative, onClose }: { narrative: Narrative; onClose: () => void }) {
  const { adultWorkplace, adultPosition } = narrative;
  return (
    <div className="app-narrative" tabIndex={-1} ref={focusOnce}>
      <h3 className="govuk-heading-s">What was seen or heard</h3>
      <blockquote>{narrative.account}</blockquote>
      <h3 className="govuk-heading-s">What was done at once</h3>
      <blockquote>{narrative.actionTaken ?? "Nothing was recorded."}</blockquote>
      {(adultWorkplace ?? adultPosition) && (
        <p className="govuk-body">The adult: {sayAdult(adultWorkplace ?? null, adultPosition ?? null)}</p>
      )}
      <p className="govuk-body">Raised by {narrative.raisedBy}.</p>
      <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={onClose}>
        Close what was told
      </button>
    </div>
  );
}

const focusOnce = (element: HTMLDivElement | null) => element?.focus();

const sayAdult = (workplace: AdultWorkplace | null, position: AdultPosition | null): string =>
  [workplace && adultWorkplaces[workplace], position && adultPositions[position]].filter(Boolean).join("; ");

const AcknowledgeDocument = graphql(`
  mutation AcknowledgeConcern($input: AcknowledgeConcernInput!) {
    acknowledgeConcern(input: $input) {
      concern {
        id
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const longestNote = 4_000;

function Acknowledge({ concern, onChanged }: { concern: Concern; onChanged: () => void }) {
  const watching = useWatch();
  const form = useForm({ note: "" }, `acknowledge.${concern.id}`);
  const [isSending, send] = useSend(AcknowledgeDocument);
  const [isDone, setDone] = useState(false);
  const submit = async () => {
    if (form.values.note.length > longestNote) {
      form.showProblems([{ field: "note", message: "Write at most 4,000 characters; acknowledge twice for more" }]);
      return;
    }

    setDone(false);
    const sent = await send({
      input: {
        concernId: concern.id,
        note: form.values.note.trim() || undefined,
        idempotencyKey: form.idempotencyKey,
      },
    });
    if (sent.is !== "done") {
      form.showProblems(sent.problems);
      return;
    }

    form.reset({ note: "" });
    watching?.watch.acknowledged(concern.id);
    setDone(true);
    onChanged();
  };
  return (
    <>
      {isDone && (
        <Notice isSuccess>
          <p className="govuk-notification-banner__heading">You have acknowledged this concern.</p>
        </Notice>
      )}
      <h2 className="govuk-heading-m">
        {concern.acknowledgedAt ? "Acknowledge, or add a note" : "Acknowledge this concern"}
      </h2>
      <Form form={form} onSubmit={() => void submit()} label="Acknowledge">
        <TextArea
          form={form}
          name="note"
          label="What you do next (optional)"
          hint="The other safeguarding leads read it. You can acknowledge now and add a note later."
          rows={3}
          most={longestNote}
        />
        <Submit isSending={isSending}>Acknowledge</Submit>
      </Form>
      <Details summary="What acknowledging means">
        You say that you have taken note of it and that it is being dealt with. It is recorded with your name and the
        time. If nobody acknowledges in time, those who stand by are told. A record is never changed: what you add
        stands beside it.
      </Details>
    </>
  );
}

function Acknowledgements({ of }: { of: Concern["acknowledgements"] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Who has acknowledged it</h2>
      {of.length === 0 ? (
        <Empty>Nobody yet.</Empty>
      ) : (
        <ul className="govuk-list app-acknowledgements">
          {of.map((each, at) => (
            <li key={at}>
              <strong>{writeMoment(each.acknowledgedAt)}</strong>, {each.acknowledgedBy}, {organisationName(each)}
              <p className="govuk-body govuk-!-margin-bottom-0 app-note">{each.note ?? "No note."}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
