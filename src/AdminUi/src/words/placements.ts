import type {
  AttendanceCategory,
  PartyAnswer,
  PlacementDestination,
  PlacementEndReason,
  PlacementOutcome,
  PlacementParty,
  PlacementStatus,
} from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";

/** The words of the field for what the API says of placements. */

export const placementStatuses: Record<PlacementStatus, { text: string; colour: TagColour }> = {
  AWAITING_AGREEMENT: { text: "Awaiting agreement", colour: "orange" },
  AGREED: { text: "Agreed, not started", colour: "blue" },
  ACTIVE: { text: "Attending", colour: "green" },
  ENDED: { text: "Ended", colour: "grey" },
  NOT_AGREED: { text: "Not agreed", colour: "red" },
};

export const parties: Record<PlacementParty, string> = {
  HOME_SCHOOL: "Home school",
  PROVIDER: "Provider",
  PARENT: "Parent or carer",
  CHILD: "Child",
  LA: "Local authority",
};

export const partyAnswers: Record<PartyAnswer, { text: string; colour: TagColour }> = {
  NOT_ASKED: { text: "Not answered yet", colour: "grey" },
  AGREED: { text: "Agreed", colour: "green" },
  DISAGREED: { text: "Did not agree", colour: "red" },
  INFORMED_VIEWS_RECORDED: { text: "Informed, views recorded", colour: "green" },
  NOT_REACHABLE: { text: "Could not be reached", colour: "orange" },
  NOT_APPROPRIATE: { text: "Asking is not appropriate", colour: "grey" },
};

export const endReasons: Record<PlacementEndReason, string> = {
  COMPLETED_RETURNED: "Completed: back at the home school",
  COMPLETED_NEW_SCHOOL: "Completed: has a new school",
  COMPLETED_POST16: "Completed: went on after 16",
  MOVED_SPECIAL: "Moved to a special school",
  ENDED_BY_PROVIDER: "Ended by the provider",
  ENDED_BY_COMMISSIONER_SAFEGUARDING: "Ended by the commissioner, for safeguarding",
  ENDED_BY_COMMISSIONER_OTHER: "Ended by the commissioner, for another reason",
  PARENT_WITHDREW: "The parent withdrew",
  ELECTIVE_HOME_EDUCATION: "The parents chose home education",
  MOVED_AREA: "Moved out of the area",
  NEVER_STARTED: "Never started",
  PROVIDER_CLOSED: "The provider closed",
};

/** The reasons that are a provider's to give. */
export const providersEndReasons: readonly PlacementEndReason[] = [
  "ENDED_BY_PROVIDER",
  "NEVER_STARTED",
  "PROVIDER_CLOSED",
];

export const outcomes: Record<PlacementOutcome, string> = {
  GOALS_MET: "All goals were reached",
  GOALS_PARTLY_MET: "Some goals were reached",
  GOALS_NOT_MET: "No goal was reached",
  NOT_ASSESSED: "Not enough attended to tell",
};

export const destinations: Record<PlacementDestination, string> = {
  HOME_SCHOOL: "Home school",
  NEW_MAINSTREAM: "Another mainstream school",
  SPECIAL: "Special school",
  AP_SCHOOL_SINGLE_ROLL: "Pupil referral unit or AP school, on its roll only",
  ANOTHER_AP: "Other alternative provision",
  EOTAS: "Education otherwise than at school (EHC plan)",
  ELECTIVE_HOME_EDUCATION: "Home education by the parents’ choice",
  SCHOOL_SIXTH_FORM: "School sixth form",
  SIXTH_FORM_COLLEGE: "Sixth-form college",
  FURTHER_EDUCATION_COLLEGE: "Further education college",
  APPRENTICESHIP: "Apprenticeship",
  SUPPORTED_INTERNSHIP: "Supported internship",
  EMPLOYMENT_WITH_TRAINING: "Work with training",
  NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING: "Not in education, employment or training",
  NOT_KNOWN: "Not known",
  CUSTODY: "Custody",
};

export const attendanceCategories: Record<AttendanceCategory, string> = {
  ATTENDING: "Attended",
  AUTHORISED: "Authorised absence",
  UNAUTHORISED: "Unauthorised absence",
  NOT_POSSIBLE: "Not a possible session",
  ADMINISTRATIVE: "Administrative",
};
