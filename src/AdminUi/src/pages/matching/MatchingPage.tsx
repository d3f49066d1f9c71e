import "./matching.scss";

import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { MatchingQuery, ReferralToMatchQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeDay } from "../../words/dates";
import { keyStageOf } from "../../words/matching";
import { reasons, schoolArranges, yearGroup } from "../../words/referrals";
import { fullName } from "../../words/texts";
import { cardId, MatchCard, MatchFields } from "./MatchCard";
import { inputOf, readNeed, type Child } from "./need";
import { NeedFilters } from "./NeedFilters";
import { SitesMap, type MapSite } from "./SitesMap";

const ReferralDocument = graphql(`
  query ReferralToMatch($id: ID!) {
    referral(id: $id) {
      id
      status
      reason
      dueDate
      schoolId
      responsible
      pupil {
        id
        givenName
        familyName
        age
        yearGroup
        hasEhcp
        isLookedAfter
        homePostcode
        homeSchool {
          name
          easting
          northing
        }
      }
    }
  }
`);

const MatchingDocument = graphql(`
  query Matching($need: ProviderNeedInput!, $first: Int, $after: String, $last: Int, $before: String) {
    matchProviders(need: $need, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        site {
          id
        }
        ...Match
      }
    }
  }
`);

type Referral = NonNullable<ReferralToMatchQuery["referral"]>;
type Pupil = NonNullable<Referral["pupil"]>;

export function Page() {
  const { id = "" } = useParams();
  const [answer, again] = useQuery({ query: ReferralDocument, variables: { id } });
  return (
    <Answer
      of={answer}
      what="the referral"
      title="Find a provider"
      onRetry={() => again({ requestPolicy: "network-only" })}
    >
      {({ referral }) => (referral?.pupil ? <Matching referral={referral} pupil={referral.pupil} /> : <NotFoundPage />)}
    </Answer>
  );
}

function Matching({ referral, pupil }: { referral: Referral; pupil: Pupil }) {
  const search = useSearch();
  const viewer = useViewer();
  const bySchool = schoolArranges(referral);
  // Both look; the one that arranges the provision makes its own check.
  const isOwn = bySchool ? viewer.laCode === null : viewer.laCode !== null;
  const child = childOf(referral, pupil, bySchool && !isOwn);
  const need = readNeed(new URLSearchParams(search.text), child);
  const input = inputOf(need, child);
  const school = pupil.homeSchool;
  return (
    <Frame
      title="Find a provider"
      caption={`${fullName(pupil)}, ${yearGroup(pupil.yearGroup)}, ${reasons[referral.reason].toLowerCase()}`}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referral.id}`, text: "Referral" },
      ]}
    >
      <Done />
      {referral.status !== "ACCEPTED" && (
        <Notice>
          <p className="govuk-body">
            You can look, but a placement can be proposed only once the referral is accepted, and before the child has a
            place.
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        Judged for a start on {writeDay(child.from)}
        {referral.dueDate && `; education must be in place by ${writeDay(referral.dueDate)}`}. It is no substitute for
        your own check of the provider.{" "}
        {!isOwn &&
          (bySchool
            ? "The school arranges this provision, so it is the school's own check that counts."
            : "The authority arranges this provision, so it is the authority that proposes a placement.")}
      </p>
      <NeedFilters need={need} child={child} />
      {input ? (
        <Found
          input={input}
          referralId={referral.id}
          halfDays={need.halfDays}
          may={{ check: isOwn, propose: isOwn || viewer.laCode !== null }}
          centre={child.school && school && !need.isFromHome ? { ...child.school, name: school.name } : undefined}
        />
      ) : (
        <Empty>
          <p className="govuk-body">
            Neither the home nor the school of the child is on file with a place, so no distance can be measured. Add
            the home postcode to what is on file of the child.
          </p>
        </Empty>
      )}
    </Frame>
  );
}

/** A start that has passed cannot be judged: it is today then. */
function childOf(referral: Referral, pupil: Pupil, isForSchool: boolean): Child {
  const today = londonDay();
  const { easting, northing } = pupil.homeSchool ?? {};
  return {
    referralId: referral.id,
    homePostcode: pupil.homePostcode,
    school: easting != null && northing != null ? { easting, northing } : undefined,
    stage: keyStageOf(pupil.yearGroup),
    age: pupil.age,
    hasEhcp: pupil.hasEhcp,
    isLookedAfter: pupil.isLookedAfter,
    from: referral.dueDate && referral.dueDate > today ? referral.dueDate : today,
    commissioningSchool: isForSchool ? (referral.schoolId ?? undefined) : undefined,
  };
}

function Found(props: {
  input: NonNullable<ReturnType<typeof inputOf>>;
  referralId: string;
  halfDays: ReturnType<typeof readNeed>["halfDays"];
  may: { check: boolean; propose: boolean };
  centre?: { name: string; easting: number; northing: number };
}) {
  const paging = usePaging(20);
  const [answer, again] = useQuery({ query: MatchingDocument, variables: { need: props.input, ...paging } });
  return (
    <>
      {answer.error && props.input.postcode && (
        <p className="govuk-body">
          Where the home lies may not be on file.{" "}
          <Link to="?" className="govuk-link">
            Measure from the home school
          </Link>{" "}
          instead.
        </p>
      )}
      <Answer of={answer} what="providers" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ matchProviders }) =>
          matchProviders.nodes.length === 0 ? (
            <Empty>
              <p className="govuk-body">
                No offer fits. Look farther away, at other half-days or at any key stage.{" "}
                <Link to="?within=100&stage=any" className="govuk-link">
                  Look at all offers within 100 km
                </Link>
              </p>
            </Empty>
          ) : (
            <MapAndList {...props} matches={matchProviders} />
          )
        }
      </Answer>
    </>
  );
}

function MapAndList(props: {
  matches: MatchingQuery["matchProviders"];
  referralId: string;
  halfDays: ReturnType<typeof readNeed>["halfDays"];
  may: { check: boolean; propose: boolean };
  centre?: { name: string; easting: number; northing: number };
}) {
  const { nodes, pageInfo, totalCount } = props.matches;
  // Under the mouse, or else the last that was chosen on the map or reached by the keyboard.
  const [pointed, setPointed] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const active = pointed ?? chosen;
  const choose = (id: string) => {
    const card = document.getElementById(cardId(id));
    card?.scrollIntoView({ block: "center" });
    card?.focus({ preventScroll: true });
  };
  return (
    <>
      <div className="matching-columns">
        <div>
          <h2 className="govuk-heading-m">Best first</h2>
          <ol className="matching-list">
            {nodes.map((match) => (
              <MatchCard
                key={match.site.id}
                match={match}
                referralId={props.referralId}
                asked={props.halfDays}
                may={props.may}
                isActive={match.site.id === active}
                onPoint={setPointed}
                onReach={setChosen}
              />
            ))}
          </ol>
          <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="place" />
        </div>
        <div className="matching-columns__map">
          <SitesMap
            centre={props.centre}
            sites={nodes.map(siteOf)}
            active={active}
            onPoint={setPointed}
            onChoose={choose}
          />
          {!props.centre && (
            <p className="govuk-body-s">Distance is measured from the home; the home itself is not on the map.</p>
          )}
          <Details summary="How places are ranked, and how one is held">
            <p>
              Room on the half-days asked for comes first, then standing with the authority, needs met, what is missing,
              distance and price. Each place says why it stands where it does.
            </p>
            <p>
              A place is held by proposing a placement, from that moment on and against everybody. There is no other way
              to reserve one.
            </p>
          </Details>
        </div>
      </div>
    </>
  );
}

function siteOf(masked: FragmentType<typeof MatchFields>): MapSite {
  const { site, rank, provider, isReady } = read(MatchFields, masked);
  return {
    id: site.id,
    rank,
    isReady,
    name: `${provider?.name ?? "Provider"}, ${site.name}`,
    easting: site.easting,
    northing: site.northing,
  };
}
