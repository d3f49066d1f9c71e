import { describe, expect, it } from "vitest";
import { inputOf, readNeed, type Child } from "./need";

const child: Child = {
  referralId: "r",
  homePostcode: "ZW1 1AA",
  school: { easting: 1, northing: 2 },
  stage: "KS4",
  age: 15,
  hasEhcp: false,
  isLookedAfter: true,
  from: "2026-12-04",
};

const ask = (text: string, of: Child = child) => inputOf(readNeed(new URLSearchParams(text), of), of);

describe("What is asked of the match", () => {
  it("follows from the child when the address says nothing", () => {
    expect(ask("")).toMatchObject({
      point: { easting: 1, northing: 2 },
      withinMetres: 20_000,
      keyStage: "KS4",
      age: 15,
      isLookedAfter: true,
      from: "2026-12-04",
      referralId: "r",
    });
  });

  it("is measured from the home when it is asked for, or when the child has no school", () => {
    expect(ask("from=home")).toMatchObject({ postcode: "ZW1 1AA" });
    expect(ask("", { ...child, school: undefined })).toMatchObject({ postcode: "ZW1 1AA" });
    expect(ask("", { ...child, school: undefined, homePostcode: null })).toBeUndefined();
  });

  it("takes several half-days and needs, and nothing that there is not", () => {
    expect(ask("half=MON_AM&half=FRI_PM&half=SUN_AM&need=SEMH&need=X&within=7")).toMatchObject({
      halfDays: ["MON_AM", "FRI_PM"],
      needs: ["SEMH"],
      withinMetres: 20_000,
    });
  });

  it("leaves the age out when another key stage is looked at", () => {
    expect(ask("stage=KS3")).toMatchObject({ keyStage: "KS3", age: undefined });
    expect(ask("stage=any")).toMatchObject({ keyStage: undefined, age: undefined });
  });
});
