import { useState } from "react";
import { graphql } from "../../api/generated";
import { useSend, type Form, type Problem } from "../../ui/form";
import { contentOf, type ReferralValues } from "./referralForm";

const DraftDocument = graphql(`
  mutation DraftReferral($input: DraftReferralInput!) {
    draftReferral(input: $input) {
      referral {
        id
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangeDocument = graphql(`
  mutation ChangeReferralDraft($input: ChangeReferralDraftInput!) {
    changeReferralDraft(input: $input) {
      referral {
        id
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const SubmitDocument = graphql(`
  mutation SubmitReferral($input: SubmitReferralInput!) {
    submitReferral(input: $input) {
      referral {
        id
        version
        status
        responsible
        dueDate
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** Keeps a draft on the server, and sends it. What the server has already is not sent again. */
export function useReferralDraft(form: Form<ReferralValues>, id: string | undefined) {
  const [isDrafting, draft] = useSend(DraftDocument);
  const [isChanging, change] = useSend(ChangeDocument);
  const [isSubmitting, submit] = useSend(SubmitDocument);
  const [isBusy, setBusy] = useState(false);

  /** @returns the draft on the server, or what stands in the way. */
  const save = async (): Promise<Saved | readonly Problem[]> => {
    const { pupilId, version, saved } = form.values;
    const content = contentOf(form.values);
    if (!content) {
      return [{ message: "The draft can be saved once child, reason, date and background are written." }];
    }

    const text = JSON.stringify(content);
    if (id !== undefined && text === saved) {
      return { id, version };
    }

    const sent =
      id === undefined
        ? await draft({ input: { pupilId, content, idempotencyKey: form.idempotencyKey } })
        : await change({ input: { referralId: id, expectedVersion: version, content } });
    if (sent.is !== "done") {
      return sent.problems;
    }

    const referral =
      "draftReferral" in sent.data ? sent.data.draftReferral.referral : sent.data.changeReferralDraft.referral;
    if (!referral) {
      return [{ message: "The server did not say what became of the draft. Try again." }];
    }

    form.set("version", referral.version);
    form.set("saved", text);
    return { id: referral.id, version: referral.version };
  };

  const send = async () => {
    const saved = await save();
    return "id" in saved
      ? submit({ input: { referralId: saved.id, expectedVersion: saved.version } })
      : ({ is: "refused", problems: saved } as const);
  };

  const busy =
    <Result>(act: () => Promise<Result>) =>
    async () => {
      setBusy(true);
      try {
        return await act();
      } finally {
        setBusy(false);
      }
    };
  return { isSending: isBusy || isDrafting || isChanging || isSubmitting, save: busy(save), send: busy(send) };
}
