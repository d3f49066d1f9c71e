import { useId } from "react";
import { useQuery } from "urql";
import { graphql } from "../api/generated";
import { useViewer } from "../app/ViewerContext";
import { Chosen, NameSearch, type NamesFound } from "./NameSearch";
import { SchoolChoice } from "./SchoolChoice";
import { useSearch } from "./useSearch";

/** Narrows a list by home school and provider: for an authority by both, for a school by provider. A provider sees its own only. */
export function FilterByPlace({ withoutProviders }: { withoutProviders?: boolean }) {
  const { laCode, providerId } = useViewer();
  return (
    <>
      {laCode && <FilterSchool name="school" label="Home school" clear="All schools" />}
      {providerId === null && !withoutProviders && <FilterProvider />}
    </>
  );
}

/** @param clear What gives the choice up: "All schools". */
export function FilterSchool({ name, label, clear }: { name: string; label: string; clear: string }) {
  const { laCode } = useViewer();
  const search = useSearch();
  return (
    <SchoolChoice
      id={useId()}
      label={label}
      value={search.one(name)}
      clear={clear}
      laCode={laCode}
      onChange={(id) => search.change({ [name]: id })}
    />
  );
}

const ProvidersDocument = graphql(`
  query ProvidersByName($name: String!) {
    providers(first: 10, where: { name: $name }) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`);

const ProviderDocument = graphql(`
  query ChosenProvider($id: ID!) {
    provider(id: $id) {
      id
      name
    }
  }
`);

function useProvidersByName(name: string): NamesFound {
  const [asked, again] = useQuery({ query: ProvidersDocument, variables: { name } });
  return {
    asked: { ...asked, data: asked.data?.providers },
    onRetry: () => again({ requestPolicy: "network-only" }),
  };
}

function FilterProvider() {
  const search = useSearch();
  const id = useId();
  const chosen = search.one("provider");
  const [{ data }] = useQuery({
    query: ProviderDocument,
    variables: { id: chosen ?? "" },
    pause: !chosen,
    requestPolicy: "cache-first",
  });
  return chosen ? (
    <Chosen
      id={id}
      label="Provider"
      name={data?.provider?.name ?? "The provider that was chosen"}
      clear="All providers"
      onClear={() => search.change({ provider: undefined })}
    />
  ) : (
    <NameSearch
      id={id}
      what="provider"
      label="Provider"
      useFound={useProvidersByName}
      onChoose={(provider) => search.change({ provider })}
    />
  );
}
