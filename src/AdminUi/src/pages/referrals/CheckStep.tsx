import { Link } from "react-router";
import { Summary } from "../../ui/Summary";
import { isDay } from "../../ui/fields";
import { writeDay } from "../../words/dates";
import { directionPurposes, eventDates, exclusionSessions, keysOf, reasons } from "../../words/referrals";
import { ChosenPupil } from "./PupilStep";
import { eventDateOf, reasonOf, type ReferralValues } from "./referralForm";

/** All that was written, with the way back to each part. */
export function CheckStep({ values }: { values: ReferralValues }) {
  const reason = reasonOf(values);
  const eventDate = eventDateOf(values);
  const change = (step: string, what: string) => (
    <Link to={`?step=${step}`} className="govuk-link">
      Change<span className="govuk-visually-hidden"> {what}</span>
    </Link>
  );
  return (
    <>
      {values.pupilId && <ChosenPupil id={values.pupilId} />}
      <Summary
        rows={[
          { name: "Reason", value: reason ? reasons[reason] : "Not chosen", action: change("reason", "the reason") },
          reason !== "SUSPENSION" && {
            name: reason ? eventDates[reason] : "Date",
            value: isDay(eventDate) ? writeDay(eventDate) : "Not written",
            action: change("reason", "the date"),
          },
          reason === "SUSPENSION" && {
            name: "Suspensions",
            value: <SuspensionList values={values} />,
            action: change("reason", "the suspensions"),
          },
          reason === "PERMANENT_EXCLUSION" && {
            name: "When it took effect",
            value: wordOf(values.exclusionSession),
            action: change("reason", "when it took effect"),
          },
          reason === "OFF_SITE_DIRECTION" && {
            name: "Purpose",
            value:
              keysOf(directionPurposes)
                .filter((key) => key === values.directionPurpose)
                .map((key) => directionPurposes[key])[0] ?? "Not chosen",
            action: change("reason", "the purpose"),
          },
          {
            name: "Purpose and background",
            value: <span className="app-prose">{values.summary || "Not written"}</span>,
            action: change("background", "purpose and background"),
          },
        ]}
      />
    </>
  );
}

function SuspensionList({ values }: { values: ReferralValues }) {
  const known = values.suspensions.filter(({ from, to }) => isDay(from) && isDay(to));
  return known.length === 0 ? (
    "Not written"
  ) : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {known.map(({ from, to }) => (
        <li key={`${from} ${to}`}>
          {writeDay(from)} to {writeDay(to)}
        </li>
      ))}
    </ul>
  );
}

const wordOf = (session: string) =>
  keysOf(exclusionSessions)
    .filter((key) => key === session)
    .map((key) => exclusionSessions[key].text)[0] ?? "Not chosen";
