import { useQuery } from "urql";
import { graphql } from "../api/generated";
import { useViewer } from "../app/ViewerContext";
import { FilterSelect } from "./Filters";

const PlacesDocument = graphql(`
  query PlacesToFilterBy($laCode: String, $withSchools: Boolean!) {
    providers(first: 100, where: { laCode: $laCode }) {
      nodes {
        id
        name
      }
    }
    schools(first: 100, where: { laCode: $laCode, status: OPEN }) @include(if: $withSchools) {
      nodes {
        id
        name
      }
    }
  }
`);

/** Narrows a list by home school and provider: for an authority by both, for a school by provider. A provider sees its own only. */
export function FilterByPlace({ withoutProviders }: { withoutProviders?: boolean }) {
  const { laCode, organisation } = useViewer();
  const isAuthority = organisation.startsWith("la:");
  const [{ data }] = useQuery({
    query: PlacesDocument,
    variables: { laCode, withSchools: isAuthority },
    pause: organisation.startsWith("provider:"),
    requestPolicy: "cache-first",
  });
  const choices = (nodes: readonly { id: string; name: string }[]) =>
    nodes.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <>
      {data?.schools?.nodes && (
        <FilterSelect name="school" label="Home school" empty="All schools" choices={choices(data.schools.nodes)} />
      )}
      {data?.providers.nodes && !withoutProviders && (
        <FilterSelect name="provider" label="Provider" empty="All providers" choices={choices(data.providers.nodes)} />
      )}
    </>
  );
}
