import { describe, expect, it } from "vitest";
import { concernInput, emptyConcern, problemsOf, type ConcernValues } from "./concernForm";

const written: ConcernValues = {
  ...emptyConcern,
  pupilId: "p",
  severity: "HIGH",
  account: " Hungry. ",
};

describe("A concern that is being written", () => {
  it("needs a child, how urgent it is and a few words, and nothing else", () => {
    expect(problemsOf(emptyConcern).map(({ field }) => field)).toEqual(["pupilId", "severity", "account"]);
    expect(problemsOf(written)).toEqual([]);
    expect(problemsOf({ ...written, happenedOn: "31/2/2026" }).map(({ field }) => field)).toEqual(["happenedOn"]);
  });

  it("is of another kind when none was chosen", () => {
    expect(concernInput(written)).toMatchObject({ kind: "OTHER", account: "Hungry.", isAboutAdult: false });
  });

  it("tells of an adult only when it is about one", () => {
    const adult: ConcernValues = { ...written, adultWorkplace: "SETTING", adultPosition: "LEADER" };

    expect(concernInput({ ...adult, isAboutAdult: "no" }).adultWorkplace).toBeUndefined();
    expect(concernInput({ ...adult, kind: "ALLEGATION_ADULT", isAboutAdult: "no" })).toMatchObject({
      isAboutAdult: true,
      adultWorkplace: "SETTING",
      adultPosition: "LEADER",
    });
  });
});
