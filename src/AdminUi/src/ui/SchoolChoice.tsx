import { useQuery } from "urql";
import { graphql } from "../api/generated";
import { Chosen, NameSearch, type NamesFound } from "./NameSearch";

const SchoolsDocument = graphql(`
  query SchoolsByName($name: String!, $laCode: String) {
    schools(first: 10, where: { name: $name, laCode: $laCode, status: OPEN }) {
      totalCount
      nodes {
        id
        name
        town
        postcode
      }
    }
  }
`);

const SchoolDocument = graphql(`
  query ChosenSchool($id: ID!) {
    school(by: { id: $id }) {
      id
      name
      easting
      northing
    }
  }
`);

/** The school that was chosen: its name, and where it lies. */
export function useSchool(id: string | undefined) {
  const [{ data }] = useQuery({
    query: SchoolDocument,
    variables: { id: id ?? "" },
    pause: !id,
    requestPolicy: "cache-first",
  });
  return id ? (data?.school ?? undefined) : undefined;
}

function useSchoolsByName(name: string, laCode?: string | null): NamesFound {
  const [asked, again] = useQuery({ query: SchoolsDocument, variables: { name, laCode } });
  const schools = asked.data?.schools;
  const nodes = schools?.nodes.map(({ id, name, town, postcode }) => ({
    id,
    name,
    detail: [town, postcode].filter(Boolean).join(", "),
  }));
  return {
    asked: { ...asked, data: schools && nodes && { nodes, totalCount: schools.totalCount } },
    onRetry: () => again({ requestPolicy: "network-only" }),
  };
}

/** Finds an open school, in the area of one authority or in England. */
export function SchoolSearch(props: {
  id: string;
  label: string;
  laCode?: string | null;
  problem?: string;
  onChoose: (id: string, name: string) => void;
}) {
  return <NameSearch {...props} what="school" useFound={useSchoolsByName} />;
}

/** One school, or the way to find it. */
export function SchoolChoice(props: {
  id: string;
  label: string;
  value: string | undefined;
  /** What gives the choice up: "All schools". */
  clear: string;
  laCode?: string | null;
  problem?: string;
  onChange: (id: string | undefined) => void;
}) {
  const { id, label, value, clear, onChange, ...rest } = props;
  const school = useSchool(value);
  return value ? (
    <Chosen
      id={id}
      label={label}
      name={school?.name ?? "The school that was chosen"}
      clear={clear}
      onClear={() => onChange(undefined)}
    />
  ) : (
    <SchoolSearch {...rest} id={id} label={label} onChoose={onChange} />
  );
}
