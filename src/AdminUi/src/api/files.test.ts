import { describe, expect, it } from "vitest";
import { dispositionOf, messageIn, writeSize } from "./files";

describe("A file", () => {
  it("has a size that people read", () => {
    expect([0, 300, 5_000, 1_000_000, 2_500_000].map(writeSize)).toEqual(["1 KB", "1 KB", "5 KB", "977 KB", "2.4 MB"]);
  });

  it("has a name that a header can carry", () => {
    expect(dispositionOf("plan (José).pdf")).toBe("attachment; filename*=UTF-8''plan%20%28Jos%C3%A9%29.pdf");
  });

  it("that is refused says what the host says, or what to do", () => {
    expect(messageIn('{"errors":[{"message":"A document has 10 MB at most."}]}', 413)).toBe(
      "A document has 10 MB at most.",
    );
    expect(messageIn("<html>", 502)).toContain("Try again");
    expect(messageIn("", 0)).toContain("send it again");
  });
});
