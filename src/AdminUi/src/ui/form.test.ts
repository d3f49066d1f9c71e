import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { isStale, rowOf, useForm } from "./form";

describe("A row of a form", () => {
  it("changes its own values and leaves the other rows", () => {
    const { result } = renderHook(() => useForm({ stages: [{ on: "a" }, { on: "b" }] }));

    act(() => rowOf(result.current, "stages", 1).set("on", "c"));

    expect(result.current.values.stages).toEqual([{ on: "a" }, { on: "c" }]);
    expect(rowOf(result.current, "stages", 1).path).toBe("stages.1");
  });
});

describe("A refusal", () => {
  it("is stale by its code only", () => {
    expect(isStale([{ code: "version.stale", message: "" }])).toBe(true);
    expect(isStale([{ code: "not-found", message: "" }, { message: "" }])).toBe(false);
  });
});
