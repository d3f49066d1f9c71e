import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ProviderOrderField, ProvidersQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Filters, FilterSelect, FilterText } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { Table, type Column } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { useSorting } from "../../ui/useSorting";
import { standings } from "../../words/matching";
import { providerTypes, sayExpiry } from "../../words/providers";
import { choicesOf } from "../../words/texts";
import { ByNeed } from "./ByNeed";
import { Standing } from "./Standing";

const ListDocument = graphql(`
  query Providers(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $where: ProviderFilter
    $orderBy: ProviderOrder
  ) {
    providers(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        type
        isRegisteredSchool
        laCode
        ...ProviderStanding
        evidence {
          expiresOn
          isExpired
        }
        sites {
          id
          name
          postcode
        }
      }
    }
  }
`);

type Provider = ProvidersQuery["providers"]["nodes"][number];

const fields: readonly ProviderOrderField[] = ["NAME"];

const columns: readonly Column<Provider, ProviderOrderField>[] = [
  {
    name: "Provider",
    sort: "NAME",
    cell: ({ id, name, type, isRegisteredSchool }) => (
      <>
        <Link to={`/providers/${id}`} className="govuk-link">
          {name}
        </Link>
        <span className="app-detail">
          {providerTypes[type]}
          {isRegisteredSchool ? ", registered school" : ""}
        </span>
      </>
    ),
  },
  { name: "Standing", cell: (provider) => <Standing of={provider} /> },
  {
    name: "Sites",
    cell: ({ sites }) =>
      sites.length === 0 ? "None on file" : sites.map(({ name, postcode }) => `${name}, ${postcode}`).join("; "),
    isMinor: true,
  },
  { name: "Evidence", cell: (provider) => <EvidenceState of={provider} />, isMinor: true },
];

/** The document of a file that runs out first says how the file stands. */
function EvidenceState({ of: { evidence } }: { of: Provider }) {
  const expired = evidence.filter(({ isExpired }) => isExpired).length;
  const next = evidence.flatMap(({ expiresOn, isExpired }) => (expiresOn && !isExpired ? [expiresOn] : [])).sort()[0];
  if (expired > 0) {
    return <Tag colour="red">{`${expired} ran out`}</Tag>;
  }

  if (!next) {
    return <>Nothing on file</>;
  }

  const { text, colour } = sayExpiry(next);
  return <Tag colour={colour}>{colour === "green" ? "In date" : text}</Tag>;
}

export function Page() {
  const viewer = useViewer();
  const mayMatch = viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  return (
    <Frame
      title="Providers"
      actions={
        viewer.is("LA_QUALITY_OFFICER", "LA_COMMISSIONER") && (
          <Link to="/providers/new" className="govuk-button govuk-button--secondary">
            Register a provider
          </Link>
        )
      }
    >
      {mayMatch ? (
        <Tabs
          label="Ways to look for providers"
          tabs={[
            { id: "directory", text: "Directory", panel: () => <Directory /> },
            { id: "need", text: "By need and distance", panel: () => <ByNeed /> },
          ]}
        />
      ) : (
        <Directory />
      )}
    </Frame>
  );
}

function Directory() {
  const search = useSearch();
  const paging = usePaging();
  const { sorting, onSort } = useSorting(fields, { by: "NAME", direction: "ASC" });
  const types = choicesOf(providerTypes);
  const standingChoices = choicesOf(standings).map(({ value, text }) => ({ value, text }));
  const [asked, again] = useQuery({
    query: ListDocument,
    variables: {
      ...paging,
      where: {
        name: search.one("name"),
        type: search.oneOf(
          "type",
          types.map(({ value }) => value),
        ),
        approval: search.oneOf(
          "standing",
          standingChoices.map(({ value }) => value),
        ),
      },
      orderBy: { field: sorting.by, direction: sorting.direction },
    },
  });
  return (
    <>
      <Filters what="providers" names={["name", "type", "standing"]}>
        <FilterText name="name" label="Name" button="Find" />
        <FilterSelect name="type" label="Kind" empty="Any kind" choices={types} />
        <FilterSelect name="standing" label="Standing" empty="Any standing" choices={standingChoices} />
      </Filters>
      <Answer of={asked} what="providers" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ providers }) => (
          <>
            {providers.nodes.length === 0 ? (
              <Empty>
                <p className="govuk-body">No provider fits these filters. Choose other ones, or clear them.</p>
              </Empty>
            ) : (
              <div className="app-dense">
                <Table
                  caption="Providers"
                  isCaptionHidden
                  columns={columns}
                  rows={providers.nodes}
                  keyOf={({ id }) => id}
                  sorting={sorting}
                  onSort={onSort}
                  isStale={asked.stale || asked.fetching}
                />
              </div>
            )}
            <Pager
              info={providers.pageInfo}
              shown={providers.nodes.length}
              total={providers.totalCount}
              what="provider"
            />
          </>
        )}
      </Answer>
    </>
  );
}
