import { graphql, read, type FragmentType } from "../../api/generated";
import { Empty } from "../../ui/Empty";
import { Findings } from "../../ui/Findings";
import { Tag } from "../../ui/Tag";

export const ReadinessFields = graphql(`
  fragment ProviderReadiness on Provider {
    readiness {
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
`);

/** What the rules would say if your organisation placed a child here today. */
export function Readiness({ of }: { of: FragmentType<typeof ReadinessFields> }) {
  const { readiness } = read(ReadinessFields, of);
  return readiness.length === 0 ? (
    <Empty>
      <p className="govuk-body">There is no site to judge, or the judgement is not yours to see.</p>
    </Empty>
  ) : (
    <>
      <p className="govuk-body">What the rules would say if your organisation placed a child here today.</p>
      {readiness.map((site) => (
        <section key={site.siteId} aria-label={site.site?.name}>
          <h2 className="govuk-heading-m">
            {site.site?.name ?? "Site"}{" "}
            <Tag colour={site.isReady ? "green" : "red"}>{site.isReady ? "Nothing in the way" : "Not ready"}</Tag>
          </h2>
          <Findings of={site.findings} empty="The rules find nothing missing." />
        </section>
      ))}
    </>
  );
}
