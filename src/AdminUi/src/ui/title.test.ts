import { expect, it } from "vitest";
import { writeTitle } from "./title";

it("The tab says what waits, and hides the page when the screen is hidden", () => {
  expect(writeTitle("Safeguarding", 0)).toBe("Safeguarding – AltProvision");
  expect(writeTitle("Safeguarding", 2)).toBe("(2) Safeguarding – AltProvision");
  expect(writeTitle("", 2)).toBe("(2) AltProvision");
});
