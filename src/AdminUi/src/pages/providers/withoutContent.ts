import type { Problem } from "../../ui/form";

/** The API names "content.kind"; the form, where everything is the content, "kind". */
export const withoutContent = (problem: Problem): Problem => ({
  ...problem,
  field: problem.field?.replace(/^content\./, ""),
});
