import { useParams } from "react-router";
import { graphql } from "../../api/generated";
import type { KeyStage, OfferContentInput, ProvisionNeed, WeekHalfDay } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Checkboxes, Form, Submit, TextField } from "../../ui/fields";
import { useForm, useSend, type Problem } from "../../ui/form";
import { useSearch } from "../../ui/useSearch";
import { keyStages, needs } from "../../words/matching";
import { choicesOf } from "../../words/texts";
import { halfDayOf, weekHalfDays } from "../../words/weeks";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";
import { withoutContent } from "./withoutContent";

const AddDocument = graphql(`
  mutation AddOffer($input: AddOfferInput!) {
    addOffer(input: $input) {
      offer {
        id
        site {
          id
          provider {
            id
          }
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangeDocument = graphql(`
  mutation ChangeOffer($input: ChangeOfferInput!) {
    changeOffer(input: $input) {
      offer {
        id
        site {
          id
          provider {
            id
          }
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Site = ProviderToChange["sites"][number];
type Offer = Site["offers"][number];

/** Adds an offer to a site, or changes the one that the address names. */
export function Page() {
  const { site: asked } = useParams();
  const offerId = useSearch().one("offer");
  return (
    <ChangeFrame title={offerId ? "Change an offer" : "Add an offer"}>
      {(provider, reload) => {
        const site = provider.sites.find(({ id }) => id === asked);
        const offer = site?.offers.find(({ id }) => id === offerId);
        return site && (offer || !offerId) ? (
          <Write providerId={provider.id} site={site} offer={offer} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">There is no such site or offer on file.</p>
          </Empty>
        );
      }}
    </ChangeFrame>
  );
}

interface Values {
  readonly name: string;
  readonly needs: readonly string[];
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly keyStages: readonly string[];
  readonly pricePerDay: string;
  readonly pricePerWeek: string;
  readonly sessions: readonly string[];
}

const valuesOf = (offer?: Offer): Values => ({
  name: offer?.name ?? "",
  needs: offer?.needs ?? [],
  ageFrom: String(offer?.ageFrom ?? ""),
  ageTo: String(offer?.ageTo ?? ""),
  keyStages: offer?.keyStages ?? [],
  pricePerDay: offer?.pricePerDay ?? "",
  pricePerWeek: offer?.pricePerWeek ?? "",
  sessions: offer?.sessions ?? [],
});

const sessions = weekHalfDays.map(({ day, half, text }) => ({ value: halfDayOf(day, half), text }));
const pounds = (written: string) => written.replaceAll(/[£,\s]/g, "");

function problemsIn(values: Values): Problem[] {
  const isWhole = (text: string) => /^\d+$/.test(text.trim());
  const isMoney = (text: string) => /^\d+(\.\d{1,2})?$/.test(pounds(text));
  return [
    !isWhole(values.ageFrom) && { field: "ageFrom", message: "Enter the youngest age as a number" },
    !isWhole(values.ageTo) && { field: "ageTo", message: "Enter the oldest age as a number" },
    !isMoney(values.pricePerDay) && { field: "pricePerDay", message: "Enter the price of a day in pounds" },
    !isMoney(values.pricePerWeek) && { field: "pricePerWeek", message: "Enter the price of a week in pounds" },
  ].filter((problem) => problem !== false);
}

function contentOf(values: Values): OfferContentInput {
  const chosen = <Value extends string>(known: readonly { readonly value: Value }[], names: readonly string[]) =>
    known.flatMap(({ value }) => (names.includes(value) ? [value] : []));
  return {
    name: values.name,
    needs: chosen<ProvisionNeed>(choicesOf(needs), values.needs),
    ageFrom: Number(values.ageFrom),
    ageTo: Number(values.ageTo),
    keyStages: chosen<KeyStage>(choicesOf(keyStages), values.keyStages),
    pricePerDay: pounds(values.pricePerDay),
    pricePerWeek: pounds(values.pricePerWeek),
    sessions: chosen<WeekHalfDay>(sessions, values.sessions),
  };
}

function Write(props: { providerId: string; site: Site; offer?: Offer; onReload: () => void }) {
  const { site, offer } = props;
  const form = useForm(valuesOf(offer), `offer.${offer?.id ?? site.id}`);
  const [isAdding, add] = useSend(AddDocument);
  const [isChanging, change] = useSend(ChangeDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const problems = problemsIn(form.values);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const content = contentOf(form.values);
    const sent = offer
      ? await change({ input: { offerId: offer.id, expectedVersion: offer.version, content } })
      : await add({ input: { siteId: site.id, content, idempotencyKey: form.idempotencyKey } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/providers/${props.providerId}`, offer ? "The offer is changed." : "The offer is on file.");
    } else {
      form.showProblems(sent.problems.map(withoutContent));
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <p className="govuk-body">
        At {site.name}.{offer && " Placements that were agreed before keep their price and their sessions."}
      </p>
      <TextField form={form} name="name" label="What is it called?" />
      <Checkboxes form={form} name="needs" label="Needs that it is made for" isSmall choices={choicesOf(needs)} />
      <TextField form={form} name="ageFrom" label="Youngest age" width={2} inputMode="numeric" />
      <TextField form={form} name="ageTo" label="Oldest age" width={2} inputMode="numeric" />
      <Checkboxes form={form} name="keyStages" label="Key stages taught" isSmall choices={choicesOf(keyStages)} />
      <TextField form={form} name="pricePerDay" label="Price of a day" prefix="£" width={10} inputMode="decimal" />
      <TextField form={form} name="pricePerWeek" label="Price of a week" prefix="£" width={10} inputMode="decimal" />
      <Checkboxes form={form} name="sessions" label="Half-days on which it is offered" isSmall choices={sessions} />
      <Submit isSending={isAdding || isChanging}>{offer ? "Change the offer" : "Add the offer"}</Submit>
    </Form>
  );
}
