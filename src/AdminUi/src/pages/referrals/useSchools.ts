import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../api/generated";
import type { Choice } from "../../ui/fields";

const SchoolChoicesDocument = graphql(`
  query SchoolChoices($laCode: String!, $after: String) {
    schools(first: 100, after: $after, where: { laCode: $laCode, status: OPEN }) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The open schools of an authority by name, page after page; as many as have come so far. */
export function useSchools(laCode: string | null): readonly Choice[] {
  const client = useClient();
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    let isWanted = true;
    const load = async (code: string) => {
      let after: string | null | undefined;
      let found: readonly Choice[] = [];
      do {
        const variables = { laCode: code, after };
        const { data } = await client.query(SchoolChoicesDocument, variables, { requestPolicy: "cache-first" });
        if (!data || !isWanted) {
          return;
        }

        found = [...found, ...data.schools.nodes.map(({ id, name }) => ({ value: id, text: name }))];
        setChoices(found);
        after = data.schools.pageInfo.hasNextPage ? data.schools.pageInfo.endCursor : undefined;
      } while (after);
    };
    if (laCode !== null) {
      void load(laCode);
    }

    return () => {
      isWanted = false;
    };
  }, [client, laCode]);
  return choices;
}
