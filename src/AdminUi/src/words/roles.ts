import type { Role } from "../api/generated/graphql";

/** What people do at their organisation. */
export const roles: Record<Role, string> = {
  MIS_CLIENT: "School information system",
  SCHOOL_STAFF: "Member of school staff",
  SCHOOL_LEADER: "School leader",
  SAFEGUARDING_LEAD: "Safeguarding lead",
  LA_COMMISSIONER: "Commissioning officer",
  LA_QUALITY_OFFICER: "Quality officer",
  PROVIDER_MANAGER: "Provider’s manager",
  PROVIDER_TUTOR: "Tutor",
};
