import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ProvidersByNeedQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { FilterSchool } from "../../ui/FilterByPlace";
import { Filters, FilterSelect, FilterText } from "../../ui/Filters";
import { Pager, usePaging } from "../../ui/Pager";
import { useSchool } from "../../ui/SchoolChoice";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { keyStages, needs, standings } from "../../words/matching";
import { choicesOf, writeMoney } from "../../words/texts";

const ByNeedDocument = graphql(`
  query ProvidersByNeed($first: Int, $after: String, $last: Int, $before: String, $need: ProviderNeedInput!) {
    matchProviders(first: $first, after: $after, last: $last, before: $before, need: $need) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        rank
        providerId
        distanceMetres
        freePlaces
        approval
        isReady
        provider {
          name
        }
        site {
          id
          name
        }
        offer {
          id
          name
          pricePerDay
        }
      }
    }
  }
`);

type Match = ProvidersByNeedQuery["matchProviders"]["nodes"][number];

const columns: readonly Column<Match>[] = [
  {
    name: "Provider",
    cell: ({ providerId, provider, site }) => (
      <>
        <Link to={`/providers/${providerId}`} className="govuk-link">
          {provider?.name ?? "Provider"}
        </Link>
        <span className="app-detail">{site.name}</span>
      </>
    ),
  },
  {
    name: "Offer",
    cell: ({ offer }) => (
      <>
        {offer.name}
        <span className="app-detail">{writeMoney(offer.pricePerDay)} a day</span>
      </>
    ),
    isMinor: true,
  },
  { name: "Distance", isNumeric: true, cell: ({ distanceMetres }) => `${Math.round(distanceMetres / 1000)} km` },
  { name: "Free places", isNumeric: true, cell: ({ freePlaces }) => freePlaces },
  {
    name: "Standing",
    cell: ({ approval }) => <Tag colour={standings[approval].colour}>{standings[approval].text}</Tag>,
    isMinor: true,
  },
  { name: "Documents", cell: ({ isReady }) => (isReady ? "In order" : "Something is missing"), isMinor: true },
];

/** Distance is measured from schools whose place is known. */
const pointOf = (school?: { easting?: number | null; northing?: number | null }) =>
  typeof school?.easting === "number" && typeof school.northing === "number"
    ? { easting: school.easting, northing: school.northing }
    : undefined;

const distances = [5, 10, 20, 50].map((km) => ({ value: String(km * 1000), text: `${km} km` }));

/** Offers near a place that fit a need. Nothing about a child is asked here; from a referral the matching is for that child. */
export function ByNeed() {
  const search = useSearch();
  const paging = usePaging();
  const postcode = search.one("postcode");
  const { laCode } = useViewer();
  const point = pointOf(useSchool(search.one("from")));
  const need = search.oneOf(
    "need",
    choicesOf(needs).map(({ value }) => value),
  );
  const [asked, again] = useQuery({
    query: ByNeedDocument,
    variables: {
      ...paging,
      need: {
        postcode: point ? null : postcode,
        point,
        withinMetres: Number(
          search.oneOf(
            "within",
            distances.map(({ value }) => value),
          ) ?? 20_000,
        ),
        needs: need && [need],
        keyStage: search.oneOf(
          "stage",
          choicesOf(keyStages).map(({ value }) => value),
        ),
      },
    },
    pause: !postcode && !point,
  });
  return (
    <>
      <Filters what="offers" names={["from", "postcode", "within", "need", "stage"]}>
        {laCode && <FilterSchool name="from" label="Near this school" clear="Choose another school" />}
        <FilterText
          name="postcode"
          label="Near this postcode"
          hint="Of a school or a town, not of a child’s home."
          button="Find"
          width={10}
        />
        <FilterSelect
          name="within"
          label="Within"
          empty="20 km"
          choices={distances.filter(({ text }) => text !== "20 km")}
        />
        <FilterSelect name="need" label="Need" empty="Any need" choices={choicesOf(needs)} />
        <FilterSelect name="stage" label="Key stage" empty="Any key stage" choices={choicesOf(keyStages)} />
      </Filters>
      {postcode || point ? (
        <Answer of={asked} what="offers" onRetry={() => again({ requestPolicy: "network-only" })}>
          {({ matchProviders }) => (
            <>
              {matchProviders.nodes.length === 0 ? (
                <Empty>
                  <p className="govuk-body">
                    No offer fits within this distance. Look further away, or leave out the need or the key stage.
                  </p>
                </Empty>
              ) : (
                <div className="app-dense">
                  <Table
                    caption="Offers, the best first"
                    isCaptionHidden
                    columns={columns}
                    rows={matchProviders.nodes}
                    keyOf={({ offer }) => offer.id}
                    isStale={asked.stale || asked.fetching}
                  />
                </div>
              )}
              <Pager
                info={matchProviders.pageInfo}
                shown={matchProviders.nodes.length}
                total={matchProviders.totalCount}
                what="offer"
              />
            </>
          )}
        </Answer>
      ) : (
        <Empty>
          <p className="govuk-body">Choose a school or enter a postcode to see what is offered near it.</p>
        </Empty>
      )}
    </>
  );
}
