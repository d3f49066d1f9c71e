import type { KeyStage, ProviderApproval, ProvisionNeed } from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";

/** The words of the field for what a place is looked for by. */

export const needs: Record<ProvisionNeed, string> = {
  SEMH: "Social, emotional and mental health",
  SLCN: "Speech, language and communication",
  ASD: "Autism",
  SPLD: "Specific learning difficulty",
  MLD: "Moderate learning difficulty",
  SLD: "Severe learning difficulty",
  PMLD: "Profound and multiple learning difficulty",
  HI: "Hearing impairment",
  VI: "Vision impairment",
  MSI: "Multi-sensory impairment",
  PD: "Physical disability",
  DS: "Down syndrome",
  OTH: "Other difficulty or disability",
  NSA: "SEN support, type of need not assessed",
};

export const keyStages: Record<KeyStage, string> = {
  EYFS: "Early years",
  KS1: "Key stage 1 (years 1 and 2)",
  KS2: "Key stage 2 (years 3 to 6)",
  KS3: "Key stage 3 (years 7 to 9)",
  KS4: "Key stage 4 (years 10 and 11)",
  KS5: "Key stage 5 (years 12 and 13)",
};

export const standings: Record<ProviderApproval, { text: string; colour: TagColour }> = {
  APPROVED: { text: "Approved", colour: "green" },
  APPROVED_WITH_CONDITIONS: { text: "Approved with conditions", colour: "yellow" },
  NOT_APPROVED: { text: "Not approved", colour: "orange" },
  SUSPENDED: { text: "Suspended", colour: "red" },
  WITHDRAWN: { text: "Approval withdrawn", colour: "red" },
};

/** The key stage that a year group is taught in. */
export function keyStageOf(year: number): KeyStage {
  return year < 1 ? "EYFS" : year < 3 ? "KS1" : year < 7 ? "KS2" : year < 10 ? "KS3" : year < 12 ? "KS4" : "KS5";
}
