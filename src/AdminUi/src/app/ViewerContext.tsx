import { createContext, useContext, type ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "../api/generated";
import type { Role, ViewerQuery } from "../api/generated/graphql";
import { Failure } from "../ui/Answer";
import { Loading } from "../ui/Loading";

const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      organisation
      laCode
      schoolId
      providerId
      roles
      now
      localAuthority {
        name
      }
      school {
        name
      }
      provider {
        name
      }
    }
  }
`);

export interface Viewer {
  /** la:…, school:… or provider:…. */
  readonly organisation: string;
  readonly laCode: string | null;
  readonly schoolId: string | null;
  readonly providerId: string | null;
  /** The organisation's, as people call it. */
  readonly organisationName: string;
  readonly roles: readonly Role[];
  /** Whether the viewer has any of these roles. */
  is(...roles: Role[]): boolean;
}

const Context = createContext<Viewer | undefined>(undefined);

export const ViewerProvider = Context.Provider;

/** Who looks at the screen. What is offered follows from it; what is allowed, the host decides. */
export function useViewer(): Viewer {
  const viewer = useContext(Context);
  if (!viewer) {
    throw new Error("There is no viewer outside ViewerGate.");
  }

  return viewer;
}

export function viewerOf(viewer: Omit<ViewerQuery["viewer"], "now" | "__typename">): Viewer {
  const { organisation, laCode, schoolId, providerId, roles, localAuthority, school, provider } = viewer;
  return {
    organisation,
    laCode: laCode ?? null,
    schoolId: schoolId ?? null,
    providerId: providerId ?? null,
    organisationName: (localAuthority ?? school ?? provider)?.name ?? "your organisation",
    roles,
    is: (...asked) => asked.some((role) => roles.includes(role)),
  };
}

export function ViewerGate({ children }: { children: ReactNode }) {
  const [{ data, error, fetching }, again] = useQuery({ query: ViewerDocument, requestPolicy: "cache-first" });
  if (data) {
    return <Context.Provider value={viewerOf(data.viewer)}>{children}</Context.Provider>;
  }

  return (
    <main className="govuk-width-container app-bare">
      {fetching || !error ? (
        <Loading what="your work" />
      ) : (
        <Failure error={error} onRetry={() => again({ requestPolicy: "network-only" })} />
      )}
    </main>
  );
}
