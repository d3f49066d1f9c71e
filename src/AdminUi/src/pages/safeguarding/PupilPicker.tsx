import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { Answer } from "../../ui/Answer";
import { PupilSearch } from "../../ui/PupilSearch";
import { writeDay } from "../../words/dates";
import { fullName } from "../../words/texts";

const ChosenPupilDocument = graphql(`
  query ChosenPupil($id: ID!) {
    pupil(by: { id: $id }) {
      id
      givenName
      familyName
      birthDate
      homeSchool {
        name
      }
    }
  }
`);

/** Chooses one of the children whom the viewer may see. */
export function PupilPicker(props: { value: string; problem?: string; onChange: (pupilId: string) => void }) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          <h2 className="govuk-fieldset__heading">Which child?</h2>
        </legend>
        {props.value ? (
          <Chosen id={props.value} onClear={() => props.onChange("")} />
        ) : (
          <PupilSearch
            problem={props.problem}
            otherwise="If the child is not on your list, tell the safeguarding lead of your organisation in person."
            onChoose={props.onChange}
          />
        )}
      </fieldset>
    </div>
  );
}

function Chosen({ id, onClear }: { id: string; onClear: () => void }) {
  const [asked, again] = useQuery({ query: ChosenPupilDocument, variables: { id } });
  return (
    <Answer of={asked} what="the child" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupil }) => (
        <p className="govuk-body">
          {pupil ? (
            <>
              <strong>{fullName(pupil)}</strong>, born {writeDay(pupil.birthDate)},{" "}
              {pupil.homeSchool?.name ?? "on no school’s roll"}
            </>
          ) : (
            "This child is not, or no longer, one whom you may see."
          )}{" "}
          <button type="button" id="field-pupilId" className="app-button-link" onClick={onClear}>
            Choose another child
          </button>
        </p>
      )}
    </Answer>
  );
}
