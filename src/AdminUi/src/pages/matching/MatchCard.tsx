import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { WeekHalfDay } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Details } from "../../ui/Details";
import { Findings } from "../../ui/Findings";
import { Tag } from "../../ui/Tag";
import { standings } from "../../words/matching";
import { count } from "../../words/texts";
import { FreePlacesTable } from "./FreePlacesTable";

export const MatchFields = graphql(`
  fragment Match on ProviderMatch {
    rank
    providerId
    isReady
    approval
    reasons
    provider {
      id
      name
      isUnderReview
    }
    site {
      id
      name
      address
      postcode
      easting
      northing
      freePlaces {
        halfDay
        free
      }
    }
    offer {
      id
      name
    }
    findings {
      ruleId
      stops
      ...Finding
    }
  }
`);

/** The rule that a commissioner's own check satisfies. */
const ownCheck = "ENG-PRV-016";

/** One place that fits, why it stands where it does, and what can be done with it. */
export function MatchCard(props: {
  match: FragmentType<typeof MatchFields>;
  referralId: string;
  asked: readonly WeekHalfDay[];
  isActive: boolean;
  onPoint: (siteId: string | undefined) => void;
  onReach: (siteId: string) => void;
}) {
  const viewer = useViewer();
  const { rank, provider, site, offer, isReady, approval, reasons, findings, providerId } = read(
    MatchFields,
    props.match,
  );
  const stopping = findings.filter(({ stops }) => stops);
  const place = new URLSearchParams({ provider: providerId, site: site.id, offer: offer.id }).toString();
  const named = `${provider?.name ?? "this provider"}, ${site.name}`;
  const lacksCheck = stopping.some(({ ruleId }) => ruleId === ownCheck);
  return (
    <li
      id={cardId(site.id)}
      tabIndex={-1}
      className={`matching-card${props.isActive ? " matching-card--active" : ""}`}
      onMouseEnter={() => props.onPoint(site.id)}
      onMouseLeave={() => props.onPoint(undefined)}
      onFocus={() => props.onReach(site.id)}
    >
      <h3 className="govuk-heading-m govuk-!-margin-bottom-1">
        <span className="matching-card__rank">{rank}</span>{" "}
        <Link to={`/providers/${providerId}`} className="govuk-link">
          {provider?.name ?? "Provider not on file"}
        </Link>
      </h3>
      <p className="govuk-body-s govuk-!-margin-bottom-2">
        {offer.name}. {site.name}, {site.address}, {site.postcode}
      </p>
      <p className="govuk-body matching-card__tags">
        {isReady ? (
          <Tag colour="green">Ready</Tag>
        ) : (
          <Tag colour="red">{count(stopping.length, "thing")} in the way</Tag>
        )}{" "}
        <Tag colour={standings[approval].colour}>{standings[approval].text}</Tag>{" "}
        {provider?.isUnderReview && approval !== "SUSPENDED" && <Tag colour="orange">Under review elsewhere</Tag>}
      </p>
      <div className="matching-card__why">
        <ul className="govuk-list govuk-list--bullet" aria-label="Why it stands here">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <FreePlacesTable caption="Free places" places={site.freePlaces} asked={props.asked} />
      </div>
      {findings.length > 0 && (
        <Details summary={`Checks: ${count(findings.length, "finding")} of the rules`}>
          <Findings of={findings} empty="Nothing." />
        </Details>
      )}
      <div className="app-buttons">
        {viewer.is("LA_COMMISSIONER", "SCHOOL_LEADER") && (
          <Link
            to={`/referrals/${props.referralId}/propose?${place}`}
            className={`govuk-button${isReady ? "" : " govuk-button--secondary"}`}
          >
            Propose a placement
            <span className="govuk-visually-hidden"> at {named}</span>
          </Link>
        )}
        {lacksCheck && viewer.is("LA_COMMISSIONER", "SCHOOL_LEADER", "LA_QUALITY_OFFICER") && (
          <Link to={`/referrals/${props.referralId}/own-check?${place}`} className="govuk-link">
            Record your own check
            <span className="govuk-visually-hidden"> of {named}</span>
          </Link>
        )}
      </div>
    </li>
  );
}

export const cardId = (siteId: string) => `site-${siteId}`;
