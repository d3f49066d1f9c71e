import type { CheckOutcome, EvidenceKind, ProviderType, RecordedBy } from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";
import { daysBetween, londonDay, writeDay, writeDistance } from "./dates";

/** The words of the field for what the API says of providers. */

export const providerTypes: Record<ProviderType, string> = {
  PUPIL_REFERRAL_UNIT: "Pupil referral unit",
  AP_ACADEMY: "AP academy or free school",
  INDEPENDENT_SCHOOL: "Independent school",
  COLLEGE: "Further education college",
  ONLINE_ACCREDITED: "Online provider with accreditation",
  NON_SCHOOL: "Provider that is not a school",
};

export const evidenceKinds: Record<EvidenceKind, string> = {
  EMPLOYERS_LIABILITY_INSURANCE: "Employers’ liability insurance",
  PUBLIC_LIABILITY_INSURANCE: "Public liability insurance",
  PROFESSIONAL_INDEMNITY_INSURANCE: "Professional indemnity insurance",
  SITE_RISK_ASSESSMENT: "Risk assessment of a site",
  FIRE_RISK_ASSESSMENT: "Fire risk assessment of a site",
  SCHOOL_REGISTRATION: "Registration as a school",
  OFSTED_INSPECTION: "Inspection by Ofsted",
  FIRST_AID: "First aid cover and training",
  DBS_POLICY: "Policy on DBS checks",
  SINGLE_CENTRAL_RECORD: "Single central record, sampled",
  SAFEGUARDING_POLICY: "Child protection and safeguarding policy",
  SAFEGUARDING_LEAD_TRAINING: "Training of the designated safeguarding lead",
  HEALTH_AND_SAFETY_POLICY: "Health and safety policy",
  BEHAVIOUR_POLICY: "Behaviour policy",
  COMPLAINTS_POLICY: "Complaints policy",
  DATA_PROTECTION: "Data protection",
  ONLINE_ACCREDITATION: "Accreditation of an online provider",
  QUALITY_VISIT: "Quality assurance visit",
};

export const checkOutcomes: Record<CheckOutcome, { text: string; colour: TagColour }> = {
  SUITABLE: { text: "Suitable", colour: "green" },
  SUITABLE_WITH_ACTIONS: { text: "Suitable once actions are done", colour: "yellow" },
  NOT_SUITABLE: { text: "Not suitable", colour: "red" },
};

export const recordedBy: Record<RecordedBy, string> = {
  PROVIDER: "the provider",
  AUTHORITY: "an authority",
  PRODUCT: "an import",
};

/** When a document runs out, in words and in a colour that says the same. */
export function sayExpiry(
  expiresOn: string | null | undefined,
  today: string = londonDay(),
): { text: string; colour: TagColour } {
  if (!expiresOn) {
    return { text: "Does not run out", colour: "grey" };
  }

  const days = daysBetween(today, expiresOn);
  return days < 0
    ? { text: `Ran out ${writeDistance(expiresOn, today)}`, colour: "red" }
    : days <= 30
      ? { text: days === 0 ? "Runs out today" : `Runs out ${writeDistance(expiresOn, today)}`, colour: "orange" }
      : days <= 60
        ? { text: `Runs out ${writeDistance(expiresOn, today)}`, colour: "yellow" }
        : { text: `Until ${writeDay(expiresOn)}`, colour: "green" };
}
