import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { Radios } from "../../ui/fields";
import type { Form as FormOf } from "../../ui/form";
import { useSettled } from "../../ui/useSettled";
import type { TransitionValues } from "./transitionForm";

const SchoolsDocument = graphql(`
  query SchoolsByName($name: String!) {
    schools(first: 10, where: { name: $name, status: OPEN }) {
      totalCount
      nodes {
        id
        name
        town
        postcode
      }
    }
  }
`);

/** Finds the school that receives the pupil, by its name. */
export function SchoolPicker({ form }: { form: FormOf<TransitionValues> }) {
  const [name, setName] = useState("");
  const asked = useSettled(name.trim(), 300);
  const [{ data, error }] = useQuery({ query: SchoolsDocument, variables: { name: asked }, pause: asked.length < 3 });
  const found = asked.length < 3 ? undefined : data?.schools;
  return (
    <>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="school-name">
          Find the school that receives the pupil
        </label>
        <div id="school-name-hint" className="govuk-hint">
          At least three letters of its name.
        </div>
        <input
          id="school-name"
          className="govuk-input"
          type="text"
          autoComplete="off"
          aria-describedby="school-name-hint"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <p role="status" className="govuk-body">
        {error
          ? "Schools cannot be looked up at the moment. Try again in a minute."
          : found && (found.totalCount === 0 ? "No open school has this in its name." : `${found.totalCount} found.`)}
      </p>
      {found && found.nodes.length > 0 && (
        <Radios
          form={form}
          name="destinationSchoolId"
          label="School"
          choices={found.nodes.map((school) => ({
            value: school.id,
            text: school.name,
            hint: [school.town, school.postcode].filter(Boolean).join(", "),
          }))}
        />
      )}
    </>
  );
}
