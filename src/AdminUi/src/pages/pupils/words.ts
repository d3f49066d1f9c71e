import type { DeletionGround, EnrolmentStatus, PupilDetail, PupilFactKind, Sex } from "../../api/generated/graphql";

/** The words of the field for what the API says of pupils. */

export const sexes: Record<Sex, string> = { FEMALE: "Female", MALE: "Male" };

export const details: Record<PupilDetail, string> = {
  UPN: "Unique pupil number",
  GIVEN_NAME: "First name",
  FAMILY_NAME: "Last name",
  BIRTH_DATE: "Date of birth",
  SEX: "Sex",
  HOME_POSTCODE: "Postcode of the home",
  HOME_LA_CODE: "Home authority",
};

export const factKinds: Record<PupilFactKind, string> = {
  EHCP: "Education, health and care plan",
  SEN_SUPPORT: "SEN support",
  LOOKED_AFTER: "Looked after by a local authority",
  FREE_SCHOOL_MEALS: "Free school meals",
};

export const enrolmentStatuses: Record<EnrolmentStatus, string> = {
  SINGLE: "Single registration",
  DUAL_MAIN: "Main registration of two",
  DUAL_SUBSIDIARY: "Subsidiary registration",
};

export const grounds: Record<DeletionGround, string> = {
  ALTERNATIVE_PROVISION: "Alternative provision",
  ANOTHER_SCHOOL: "At another school",
  NURSERY_NOT_CONTINUING: "Nursery ended",
  DUAL_REGISTRATION_ENDS: "Dual registration ended",
  ATTENDANCE_ORDER_AMENDED: "Attendance order names another school",
  ATTENDANCE_ORDER_REVOKED: "Attendance order revoked",
  ELECTIVE_HOME_EDUCATION: "Elective home education",
  MOVED_AWAY: "Moved away",
  NOT_RETURNED_FROM_LEAVE: "Did not return from leave",
  TWENTY_SCHOOL_DAYS: "Twenty school days without authority, whereabouts not known",
  CUSTODY: "In custody",
  DIED: "Died",
  OVER_AGE: "Over compulsory school age",
  BOARDING_ENDED: "Boarding ended",
  PERMANENT_EXCLUSION: "Permanently excluded",
};
