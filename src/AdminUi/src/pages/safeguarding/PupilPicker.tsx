import { useState, type SyntheticEvent } from "react";
import { useQuery } from "urql";
import { graphql, read, type FragmentType } from "../../api/generated";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { writeDay } from "../../words/dates";
import { fullName } from "../../words/texts";

const PickedPupilFields = graphql(`
  fragment PickedPupil on Pupil {
    id
    givenName
    familyName
    birthDate
    yearGroup
    homeSchool {
      name
    }
  }
`);

const FindPupilsDocument = graphql(`
  query FindPupils($name: String) {
    pupils(first: 10, where: { name: $name }) {
      totalCount
      nodes {
        id
        ...PickedPupil
      }
    }
  }
`);

const ChosenPupilDocument = graphql(`
  query ChosenPupil($id: ID!) {
    pupil(by: { id: $id }) {
      id
      ...PickedPupil
    }
  }
`);

/**
 * Chooses one of the children whom the viewer may see, by the beginning of a name. What is looked for is in no address: names are personal data.
 * @param fieldId of the first thing to fill in, for the list of problems.
 */
export function PupilPicker(props: {
  fieldId: string;
  value: string;
  problem?: string;
  onChange: (pupilId: string) => void;
}) {
  return (
    <div className={`govuk-form-group${props.problem ? " govuk-form-group--error" : ""}`}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          <h2 className="govuk-fieldset__heading">Which child?</h2>
        </legend>
        {props.problem && (
          <p className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {props.problem}
          </p>
        )}
        {props.value ? (
          <Chosen id={props.value} fieldId={props.fieldId} onClear={() => props.onChange("")} />
        ) : (
          <Search fieldId={props.fieldId} onChoose={props.onChange} />
        )}
      </fieldset>
    </div>
  );
}

function Chosen({ id, fieldId, onClear }: { id: string; fieldId: string; onClear: () => void }) {
  const [asked, again] = useQuery({ query: ChosenPupilDocument, variables: { id } });
  return (
    <Answer of={asked} what="the child" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupil }) => (
        <p className="govuk-body">
          {pupil ? <Named pupil={pupil} /> : "This child is not, or no longer, one whom you may see."}{" "}
          <button type="button" id={fieldId} className="app-button-link" onClick={onClear}>
            Choose another child
          </button>
        </p>
      )}
    </Answer>
  );
}

function Named({ pupil }: { pupil: FragmentType<typeof PickedPupilFields> }) {
  const known = read(PickedPupilFields, pupil);
  return (
    <>
      <strong>{fullName(known)}</strong>, born {writeDay(known.birthDate)},{" "}
      {known.homeSchool?.name ?? "on no school’s roll"}
    </>
  );
}

function Search({ fieldId, onChoose }: { fieldId: string; onChoose: (id: string) => void }) {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const find = (event: SyntheticEvent) => {
    event.preventDefault();
    setName(text.trim());
  };
  return (
    <>
      <label className="govuk-label" htmlFor={fieldId}>
        First or last name begins with
      </label>
      <div className="app-filters__text govuk-!-margin-bottom-3">
        <input
          id={fieldId}
          className="govuk-input govuk-input--width-20"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && find(event)}
        />
        <button type="button" className="govuk-button govuk-button--secondary" onClick={find}>
          Find
        </button>
      </div>
      {name && <FoundPupils name={name} onChoose={onChoose} />}
    </>
  );
}

/** Nobody is listed before a name is looked for: the child who sits beside does not read the names of others. */
function FoundPupils({ name, onChoose }: { name: string; onChoose: (id: string) => void }) {
  const [asked, again] = useQuery({ query: FindPupilsDocument, variables: { name } });
  return (
    <Answer of={asked} what="children" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupils: { nodes, totalCount } }) =>
        nodes.length === 0 ? (
          <Empty>
            No child whom you may see is called so. Try fewer letters. If the child is not on your list, tell the
            safeguarding lead of your organisation in person.
          </Empty>
        ) : (
          <>
            <p className="govuk-hint" role="status">
              {totalCount > nodes.length
                ? `The first ${nodes.length} of ${totalCount.toLocaleString("en-GB")} children. Write more of the name to see fewer.`
                : "Choose the child."}
            </p>
            <ul className="govuk-list">
              {nodes.map((pupil) => (
                <Found key={pupil.id} pupil={pupil} onChoose={() => onChoose(pupil.id)} />
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}

function Found({ pupil, onChoose }: { pupil: FragmentType<typeof PickedPupilFields>; onChoose: () => void }) {
  const known = read(PickedPupilFields, pupil);
  return (
    <li>
      <button type="button" className="app-button-link" onClick={onChoose}>
        {fullName(known)}
      </button>
      , born {writeDay(known.birthDate)}, {known.homeSchool?.name ?? "on no school’s roll"}
    </li>
  );
}
