import { Details } from "../../ui/Details";
import { Filters, FilterSelect } from "../../ui/Filters";
import { useSearch } from "../../ui/useSearch";
import { keyStages, needs } from "../../words/matching";
import { keysOf } from "../../words/referrals";
import { halfDayOf, weekHalfDays } from "../../words/weeks";
import { distances, needNames, type Child, type Need } from "./need";

/** What is looked for. */
export function NeedFilters({ need, child }: { need: Need; child: Child }) {
  return (
    <Filters what="providers" names={needNames}>
      {child.homePostcode && child.school && (
        <FilterSelect
          name="from"
          label="Distance from"
          choices={[
            { value: "school", text: "Home school" },
            { value: "home", text: "Home" },
          ]}
        />
      )}
      <FilterSelect
        name="within"
        label="Within"
        empty="20 km"
        choices={distances.filter((each) => each !== "20").map((each) => ({ value: each, text: `${each} km` }))}
      />
      <FilterSelect
        name="stage"
        label="Taught"
        empty={keyStages[child.stage]}
        choices={[
          ...keysOf(keyStages)
            .filter((key) => key !== child.stage)
            .map((key) => ({ value: key, text: keyStages[key] })),
          { value: "any", text: "Any key stage" },
        ]}
      />
      <div className="matching-wide">
        <Details summary={`Half-days needed: ${need.halfDays.length === 0 ? "any" : need.halfDays.length}`}>
          <Ticks
            name="half"
            legend="Half-days on which a place is needed"
            choices={weekHalfDays.map(({ day, half, text }) => ({ value: halfDayOf(day, half), text }))}
          />
        </Details>
        <Details
          summary={`Needs of the child: ${need.needs.length === 0 ? "any" : need.needs.map((key) => needs[key]).join(", ")}`}
        >
          <Ticks
            name="need"
            legend="Offers that are made for any of these"
            choices={keysOf(needs).map((value) => ({ value, text: needs[value] }))}
          />
        </Details>
      </div>
    </Filters>
  );
}

/** Several values of one entry of the address. */
function Ticks(props: { name: string; legend: string; choices: readonly { value: string; text: string }[] }) {
  const search = useSearch();
  const chosen = search.all(props.name);
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{props.legend}</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small matching-ticks">
        {props.choices.map(({ value, text }) => (
          <div key={value} className="govuk-checkboxes__item">
            <input
              id={`${props.name}-${value}`}
              type="checkbox"
              className="govuk-checkboxes__input"
              checked={chosen.includes(value)}
              onChange={(event) =>
                search.change({
                  [props.name]: event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value),
                })
              }
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${props.name}-${value}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
