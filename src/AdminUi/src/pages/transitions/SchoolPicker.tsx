import type { Form as FormOf } from "../../ui/form";
import { SchoolChoice } from "../../ui/SchoolChoice";
import type { TransitionValues } from "./transitionForm";

/** Finds the school that receives the pupil, by its name. */
export function SchoolPicker({ form }: { form: FormOf<TransitionValues> }) {
  return (
    <SchoolChoice
      id="field-destinationSchoolId"
      label="School that receives the pupil"
      value={form.values.destinationSchoolId || undefined}
      clear="Choose another school"
      problem={form.problems.find(({ field }) => field === "destinationSchoolId")?.message}
      onChange={(id) => form.set("destinationSchoolId", id ?? "")}
    />
  );
}
