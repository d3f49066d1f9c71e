import { describe, expect, it } from "vitest";
import { parse } from "./savedViews";

describe("Saved views", () => {
  it("are read as they were kept", () => {
    expect(parse('[{"name":"Overdue","search":"due=overdue"}]')).toEqual([{ name: "Overdue", search: "due=overdue" }]);
  });

  it.each([null, "", "{", "{}", "[1, null, {}]"])("are none when %s is kept", (text) => {
    expect(parse(text)).toEqual([]);
  });
});
