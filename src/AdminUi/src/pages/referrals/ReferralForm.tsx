import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { keepDraft, type Form as FormOf } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { writeDay } from "../../words/dates";
import { responsibleBodies } from "../../words/referrals";
import { Details } from "../../ui/Details";
import { CheckStep } from "./CheckStep";
import { DutyPanel } from "./DutyPanel";
import { PupilStep } from "./PupilStep";
import { ReasonStep } from "./ReasonStep";
import { contentOf, noValues, problemsOf, steps, type ReferralValues, type Step } from "./referralForm";
import { useReferralDraft, type Saved } from "./useReferralDraft";

const headings: Record<Step, string> = {
  child: "Which child?",
  reason: "Why does the child need other education?",
  background: "Purpose and background",
  check: "Check and send",
};

export const draftName = (id: string) => `referral.${id}`;

/**
 * A referral in four steps. What is written is kept in the tab at each change, and on the server as soon as it can be.
 * @param id The draft on the server; undefined while there is none.
 */
export function ReferralForm(props: { form: FormOf<ReferralValues>; id?: string; onReload?: () => void }) {
  const { form, id } = props;
  const search = useSearch();
  const step = search.oneOf("step", steps) ?? "child";
  const at = steps.indexOf(step);
  const { isSending, save, send } = useReferralDraft(form, id);
  const goDone = useGoDone();
  const navigate = useNavigate();

  const [restoredAt] = useState(form.isRestored && id === undefined ? step : undefined);

  // From now on it is this draft that is written.
  const handOver = (saved: Saved) => {
    const text = JSON.stringify(contentOf(form.values));
    keepDraft(draftName(saved.id), { ...form.values, version: saved.version, saved: text });
    form.reset(noValues);
  };

  const goTo = (next: Step, saved?: Saved) => {
    form.showProblems([]);
    if (saved && id === undefined) {
      handOver(saved);
      void navigate(`/referrals/${saved.id}/edit?step=${next}`, { replace: true });
    } else {
      void navigate(`?step=${next}`);
    }
  };

  const keepAnd = async (then: (saved: Saved) => void) => {
    const saved = await save();
    if ("id" in saved) {
      then(saved);
    } else {
      form.showProblems(saved);
    }
  };

  const finish = async () => {
    const sent = await send();
    if (sent.is !== "done") {
      form.showProblems(sent.problems);
      return;
    }

    const referral = "data" in sent ? sent.data.submitReferral.referral : undefined;
    form.reset();
    goDone(referral ? `/referrals/${referral.id}` : "/referrals", saysSent(referral));
  };

  const next = () => {
    const problems = problemsOf(step, form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
    } else if (step === "check") {
      void finish();
    } else if (problemsOf("check", form.values).length === 0) {
      void keepAnd((saved) => goTo(steps[at + 1]!, saved));
    } else {
      goTo(steps[at + 1]!);
    }
  };

  const leave = () => {
    const problems = problemsOf("check", form.values);
    if (problems.length > 0) {
      form.showProblems([
        { message: "A draft is saved once these are written. Until then what you wrote stays in this tab." },
        ...problems,
      ]);
    } else {
      void keepAnd((saved) => {
        if (id === undefined) {
          handOver(saved);
        }

        goDone(`/referrals/${saved.id}`, "The draft is saved. Nobody else acts on it until it is sent.");
      });
    }
  };

  return (
    <Frame
      title={`${headings[step]} – Refer a child`}
      heading="Refer a child"
      caption={`Step ${at + 1} of ${steps.length}`}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        ...(id === undefined ? [] : [{ to: `/referrals/${id}`, text: "Referral" }]),
      ]}
    >
      <div className="app-columns">
        <div className="app-columns__main">
          <StepHeading key={step} text={headings[step]} />
          {restoredAt === step && <p className="govuk-inset-text">What you wrote in this tab before is here again.</p>}
          <Form form={form} onSubmit={next} onReload={props.onReload} label={headings[step]}>
            {step === "child" && <PupilStep form={form} />}
            {step === "reason" && <ReasonStep form={form} />}
            {step === "background" && <BackgroundStep form={form} />}
            {step === "check" && <CheckStep values={form.values} />}
            <div className="app-buttons">
              <Submit isSending={isSending}>{step === "check" ? "Send the referral" : "Continue"}</Submit>
              {at > 0 && (
                <button type="button" className="app-button-link" onClick={() => goTo(steps[at - 1]!)}>
                  Back
                </button>
              )}
              <button type="button" className="app-button-link" onClick={leave}>
                Save the draft and leave
              </button>
            </div>
          </Form>
        </div>
        <div className="app-columns__side">
          <DutyPanel values={form.values} />
        </div>
      </div>
    </Frame>
  );
}

/** Takes the focus when the step changes, not when the page opens: the frame sees to that. */
function StepHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement && document.activeElement !== document.body) {
      heading.current?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="govuk-heading-m app-step">
      {text}
    </h2>
  );
}

function BackgroundStep({ form }: { form: FormOf<ReferralValues> }) {
  return (
    <>
      <Details summary="What to write">
        <ul className="govuk-list govuk-list--bullet">
          <li>what the provision is for, and what is wanted from it</li>
          <li>what was tried before, and what came of it</li>
          <li>what the child says, and what the parents or carers say</li>
          <li>strengths, interests and what helps</li>
          <li>risks that a provider has to know of</li>
        </ul>
      </Details>
      <TextArea
        form={form}
        name="summary"
        label="Purpose, what was tried, and its effect"
        rows={12}
        most={4000}
        alsoOf={["content.summary"]}
      />
    </>
  );
}

function saysSent(referral?: { responsible?: keyof typeof responsibleBodies | null; dueDate?: string | null } | null) {
  const body = referral?.responsible ? ` ${responsibleBodies[referral.responsible]} must arrange education` : "";
  const by = body && referral?.dueDate ? ` by ${writeDay(referral.dueDate)}` : "";
  return `The referral is sent.${body}${by}${body ? "." : ""}`;
}
