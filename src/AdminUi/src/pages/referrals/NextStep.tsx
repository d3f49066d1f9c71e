import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { NextStepFragment, ResponsibleBody } from "../../api/generated/graphql";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Form, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { writeDay } from "../../words/dates";

export const NextStepFields = graphql(`
  fragment NextStep on Referral {
    id
    version
    status
    responsible
    schoolId
    information
    informationDueDate
    informationRequests {
      number
      state
    }
    placements {
      id
      status
    }
  }
`);

const AcceptDocument = graphql(`
  mutation AcceptReferral($input: AcceptReferralInput!) {
    acceptReferral(input: $input) {
      referral {
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

const bodiesOfSchools: readonly ResponsibleBody[] = ["GOVERNING_BODY", "ACADEMY_TRUST", "MANAGEMENT_COMMITTEE"];

/** Where the referral stands, what is to be done next, and the buttons for those who may. */
export function NextStep({ of, onReload }: { of: FragmentType<typeof NextStepFields>; onReload: () => void }) {
  const viewer = useViewer();
  const referral = read(NextStepFields, of);
  return (
    <section className="app-next" aria-labelledby="next-step">
      <h2 id="next-step" className="govuk-heading-m">
        {referral.status === "SUBMITTED" && !mayDecide(referral, viewer)
          ? "Waits for a decision"
          : headings[referral.status]}
      </h2>
      <p className="govuk-body">{saysNext(referral)}</p>
      {referral.information === "WAITING" && (
        <p className="govuk-body">
          {viewer.laCode === null ? "The authority asks you for more information" : "The school was asked for more"}
          {referral.informationDueDate && `; the answer is due by ${writeDay(referral.informationDueDate)}`}.
        </p>
      )}
      <Actions referral={referral} viewer={viewer} onReload={onReload} />
    </section>
  );
}

const headings: Record<NextStepFragment["status"], string> = {
  DRAFT: "Next: check and send it",
  SUBMITTED: "Next: decide",
  ACCEPTED: "Next: find a place",
  PLACED: "The child has a place",
  REJECTED: "This referral was rejected",
  WITHDRAWN: "This referral was withdrawn",
  CLOSED: "This referral is closed",
};

function saysNext({ status, placements }: NextStepFragment): string {
  const live = placements.find((placement) => ["AWAITING_AGREEMENT", "AGREED"].includes(placement.status));
  switch (status) {
    case "DRAFT":
      return "Nobody else acts on a draft. The clock of a statutory duty runs from the legal event all the same.";
    case "SUBMITTED":
      return "It was sent and waits for a decision. Statutory clocks run.";
    case "ACCEPTED":
      return live
        ? "A placement is proposed and holds its places. It starts with the first session that the child attends."
        : "A provider has to be found, and a placement proposed.";
    case "PLACED":
      return "The referral has done its work. What follows is in the placement.";
    case "CLOSED":
      return "The placement has ended.";
    case "REJECTED":
    case "WITHDRAWN":
      return "What was said is in the timeline. A new need calls for a new referral.";
  }
}

function Actions(props: { referral: NextStepFragment; viewer: Viewer; onReload: () => void }) {
  const { referral, viewer } = props;
  const { id, status } = referral;
  const decides = mayDecide(referral, viewer);
  const refers = viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER");
  const isOpen = status === "DRAFT" || status === "SUBMITTED" || status === "ACCEPTED";
  const [first] = referral.placements;
  const asked = referral.informationRequests.filter(({ state }) => state === "WAITING").at(-1);
  return (
    <div className="app-buttons">
      {status === "DRAFT" && viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "MIS_CLIENT") && (
        <>
          <Link to={`/referrals/${id}/edit?step=check`} className="govuk-button">
            Check and send
          </Link>
          <Link to={`/referrals/${id}/edit?step=reason`} className="govuk-button govuk-button--secondary">
            Change the draft
          </Link>
        </>
      )}
      {asked && viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER") && (
        <Link to={`/referrals/${id}/requests/${asked.number}`} className="govuk-button">
          Answer what is asked for
        </Link>
      )}
      {status === "SUBMITTED" && decides && <Accept {...props} />}
      {status === "SUBMITTED" && referral.schoolId && viewer.is("LA_COMMISSIONER") && (
        <Link to={`/referrals/${id}/ask`} className="govuk-button govuk-button--secondary">
          Ask for more information
        </Link>
      )}
      {status === "SUBMITTED" && viewer.is("LA_COMMISSIONER") && (
        <Link to={`/referrals/${id}/reject`} className="govuk-button govuk-button--secondary">
          Reject
        </Link>
      )}
      {status === "ACCEPTED" && refers && (
        <Link to={`/referrals/${id}/matching`} className="govuk-button">
          Find a provider
        </Link>
      )}
      {(status === "PLACED" || status === "CLOSED") && first && (
        <Link to={`/placements/${first.id}`} className="govuk-button">
          Open the placement
        </Link>
      )}
      {isOpen && refers && (
        <Link to={`/referrals/${id}/withdraw`} className="govuk-link">
          Withdraw the referral
        </Link>
      )}
    </div>
  );
}

/** The authority decides, and a school on what is the duty of its own body. */
const mayDecide = ({ responsible }: NextStepFragment, viewer: Viewer): boolean =>
  viewer.is("LA_COMMISSIONER") ||
  (viewer.is("SCHOOL_LEADER") && responsible != null && bodiesOfSchools.includes(responsible));

function Accept({ referral, onReload }: { referral: NextStepFragment; onReload: () => void }) {
  const form = useForm({});
  const [isSending, send] = useSend(AcceptDocument);
  const goDone = useGoDone();
  const accept = async () => {
    const sent = await send({ input: { referralId: referral.id, expectedVersion: referral.version } });
    if (sent.is === "done") {
      goDone(`/referrals/${referral.id}`, "The referral is accepted. Now find a provider.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void accept()} onReload={onReload} label="Accept the referral">
      <Submit isSending={isSending}>Accept</Submit>
    </Form>
  );
}
