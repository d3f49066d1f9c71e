import type {
  DirectionPurpose,
  ExclusionSession,
  InformationKind,
  InformationState,
  ProvisionReason,
  ReferralDocumentKind,
  ReferralRejectionReason,
  ReferralStatus,
  ResponsibleBody,
} from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";

/** The field's words for what the API says of referrals. */

export const reasons: Record<ProvisionReason, string> = {
  PERMANENT_EXCLUSION: "Permanent exclusion",
  SUSPENSION: "Suspension over 5 school days",
  MEDICAL: "Illness or medical need",
  OFF_SITE_DIRECTION: "Direction off site",
  EARLY_INTERVENTION: "Early intervention",
  OTHERWISE: "Other reason for no suitable education",
  EHCP_SECTION_F: "Provision in section F of an EHCP",
  EOTAS: "Education otherwise than at school (EOTAS)",
  ELECTIVE_HOME_EDUCATION: "Elective home education",
};

export const reasonHints: Record<ProvisionReason, string> = {
  PERMANENT_EXCLUSION: "The head teacher has decided that the pupil may not come back.",
  SUSPENSION: "One suspension, or several in a row with no attended day between them.",
  MEDICAL: "The child cannot attend because of physical or mental health.",
  OFF_SITE_DIRECTION: "The governing body or trust sends the pupil elsewhere for a time, to improve behaviour.",
  EARLY_INTERVENTION: "A part-time or short programme that school and parents agree on.",
  OTHERWISE: "For example no school place, or a child who cannot go to school for another reason.",
  EHCP_SECTION_F: "The plan itself says so, and the provision is at a school.",
  EOTAS: "Written into the plan because no school would be right. This is not alternative provision.",
  ELECTIVE_HOME_EDUCATION: "The parents educate the child. This is not alternative provision.",
};

export const statuses: Record<ReferralStatus, { text: string; colour: TagColour }> = {
  DRAFT: { text: "Draft", colour: "grey" },
  SUBMITTED: { text: "To decide", colour: "yellow" },
  ACCEPTED: { text: "Accepted", colour: "blue" },
  PLACED: { text: "Placed", colour: "green" },
  REJECTED: { text: "Rejected", colour: "orange" },
  WITHDRAWN: { text: "Withdrawn", colour: "grey" },
  CLOSED: { text: "Closed", colour: "grey" },
};

export const responsibleBodies: Record<ResponsibleBody, string> = {
  HOME_LA: "The local authority in whose area the child lives",
  MAINTAINING_LA: "The local authority that maintains the pupil referral unit",
  EHCP_LA: "The local authority that maintains the EHCP",
  GOVERNING_BODY: "The school's governing body",
  ACADEMY_TRUST: "The academy trust",
  MANAGEMENT_COMMITTEE: "The management committee of the pupil referral unit",
  PARENTS: "The parents",
};

const bodiesOfAuthorities: readonly ResponsibleBody[] = ["HOME_LA", "MAINTAINING_LA", "EHCP_LA"];

/** Whether the school, not the authority, arranges the provision, and so commissions it. */
export const schoolArranges = (referral: { schoolId?: string | null; responsible?: ResponsibleBody | null }): boolean =>
  referral.schoolId != null && (referral.responsible == null || !bodiesOfAuthorities.includes(referral.responsible));

/** For cells of tables. */
export const shortBodies: Record<ResponsibleBody, string> = {
  HOME_LA: "Home authority",
  MAINTAINING_LA: "Maintaining authority",
  EHCP_LA: "EHCP authority",
  GOVERNING_BODY: "Governing body",
  ACADEMY_TRUST: "Academy trust",
  MANAGEMENT_COMMITTEE: "Management committee",
  PARENTS: "Parents",
};

export const rejectionReasons: Record<ReferralRejectionReason, string> = {
  ANOTHER_ROUTE: "Another route fits better",
  SUPPORT_NOT_TRIED: "Support in school has not been tried yet",
  INFORMATION_MISSING: "Information is missing",
  THRESHOLD_NOT_MET: "The published threshold is not met",
  DUPLICATE: "The child is referred already",
};

export const informationKinds: Record<InformationKind, string> = {
  ATTENDANCE: "Attendance",
  ATTAINMENT: "Attainment and examinations",
  SUPPORT_TRIED: "What was tried, and its effect",
  SPECIAL_NEEDS: "Special educational needs or EHCP",
  HEALTH: "Health and medical evidence",
  RISK: "Risks",
  EXCLUSIONS: "Suspensions and exclusions",
  PARENT_VIEW: "View of parents or carers",
  CHILD_VIEW: "View of the child",
  CONTACTS: "People who work with the child",
  OUTCOMES: "Outcomes, hours and start that are wanted",
  WAY_BACK: "The way back to school",
  OTHER: "Something else",
};

export const informationStates: Record<InformationState, { text: string; colour: TagColour }> = {
  NOT_ASKED: { text: "Nothing asked", colour: "grey" },
  WAITING: { text: "Waiting for information", colour: "purple" },
  ANSWERED: { text: "Information given", colour: "teal" },
  UNANSWERED: { text: "Decided without all answers", colour: "grey" },
};

export const documentKinds: Record<ReferralDocumentKind, string> = {
  ATTENDANCE_CERTIFICATE: "Attendance certificate",
  EHC_PLAN: "Education, health and care plan",
  ANNUAL_REVIEW: "Report of the annual review",
  PERSONAL_EDUCATION_PLAN: "Personal education plan",
  HEALTH_PLAN: "Health plan",
  RISK_ASSESSMENT: "Risk assessment",
  PREVIOUS_PLAN: "Plan of support tried before",
  MEDICAL_EVIDENCE: "Medical evidence",
  PROFESSIONAL_REPORT: "Report of a professional",
  PARENTAL_VIEW: "View of parents or carers",
  CHILD_VIEW: "View of the child",
  EXCLUSION_LETTER: "Letter of an exclusion or suspension",
  DIRECTION_NOTICE: "Notice of a direction off site",
  OTHER: "Something else",
};

export const exclusionSessions: Record<ExclusionSession, { text: string; hint?: string }> = {
  MORNING: { text: "Before or during the morning session" },
  AFTERNOON: { text: "Before or during the afternoon session" },
  AFTER_SCHOOL: {
    text: "After the last session",
    hint: "The pupil is first kept out on the next school day.",
  },
};

export const directionPurposes: Record<DirectionPurpose, string> = {
  BEHAVIOUR: "To improve behaviour",
  MEDICAL: "A medical need",
  SPECIAL_EDUCATIONAL_NEEDS: "Special educational needs",
  AWAITING_PLACEMENT: "Waiting for another placement",
  SANCTION: "As a sanction",
};

/** What the date of the legal event is called, by the reason. */
export const eventDates: Record<ProvisionReason, string> = {
  PERMANENT_EXCLUSION: "Date of the exclusion",
  SUSPENSION: "First day of the suspension",
  MEDICAL: "Day from which the child cannot attend",
  OFF_SITE_DIRECTION: "Date of the decision to direct",
  EARLY_INTERVENTION: "Day on which the need arose",
  OTHERWISE: "Day on which the need arose",
  EHCP_SECTION_F: "Day on which the provision is due",
  EOTAS: "Day on which the need arose",
  ELECTIVE_HOME_EDUCATION: "Day on which the need arose",
};

/** "Year 9"; 0 is Reception. */
export const yearGroup = (year: number): string =>
  year > 0 ? `Year ${year}` : year === 0 ? "Reception" : "Below school age";

export const keysOf = <Key extends string>(words: Record<Key, unknown>): Key[] => Object.keys(words) as Key[];
