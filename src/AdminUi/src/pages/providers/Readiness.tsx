import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Findings } from "../../ui/Findings";
import { Tag } from "../../ui/Tag";

const ReadinessDocument = graphql(`
  query ProviderReadiness($id: ID!, $commissioner: CommissionerInput) {
    provider(id: $id) {
      id
      readiness(commissioner: $commissioner) {
        siteId
        isReady
        findings {
          ...Finding
        }
        site {
          name
        }
      }
    }
  }
`);

/** What the rules would say of a placement here: by the viewer's organisation, or for a provider by the authority of its area. */
export function Readiness({ id, laCode }: { id: string; laCode: string }) {
  const isProvider = useViewer().providerId !== null;
  const [asked, again] = useQuery({
    query: ReadinessDocument,
    variables: { id, commissioner: isProvider ? { laCode } : null },
  });
  return (
    <Answer of={asked} what="what the rules say" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ provider }) =>
        !provider || provider.readiness.length === 0 ? (
          <Empty>
            <p className="govuk-body">There is no site to judge, or the judgement is not yours to see.</p>
          </Empty>
        ) : (
          <>
            <p className="govuk-body">
              What the rules would say if {isProvider ? "the authority of your area" : "your organisation"} placed a
              child here today.
            </p>
            {provider.readiness.map((site) => (
              <section key={site.siteId} aria-label={site.site?.name}>
                <h2 className="govuk-heading-m">
                  {site.site?.name ?? "Site"}{" "}
                  <Tag colour={site.isReady ? "green" : "red"}>{site.isReady ? "Nothing in the way" : "Not ready"}</Tag>
                </h2>
                <Findings of={site.findings} empty="The rules find nothing missing." />
              </section>
            ))}
          </>
        )
      }
    </Answer>
  );
}
