import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ProviderQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Done } from "../../ui/Done";
import { Warning } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { providerTypes } from "../../words/providers";
import { Approvals } from "./Approvals";
import { Checks } from "./Checks";
import { Evidence } from "./Evidence";
import { PlacedHere } from "./PlacedHere";
import { Readiness } from "./Readiness";
import { Sites } from "./Sites";
import { Standing } from "./Standing";
import "./providers.scss";

const ProviderDocument = graphql(`
  query Provider($id: ID!) {
    provider(id: $id) {
      id
      name
      type
      laCode
      isUnderReview
      ...ProviderStanding
      ...ProviderSites
      ...ProviderEvidenceOnFile
      ...ProviderApprovals
      ...ProviderChecks
    }
  }
`);

export type Provider = NonNullable<ProviderQuery["provider"]>;

/** What the viewer may change about a provider; the API decides. */
export interface ProviderRights {
  readonly mayChange: boolean;
  readonly mayKeepFile: boolean;
  readonly mayDecide: boolean;
  readonly mayCheck: boolean;
}

function rightsOf(viewer: Viewer, provider: Provider): ProviderRights {
  const mayChange = viewer.is("LA_QUALITY_OFFICER", "LA_COMMISSIONER") && viewer.laCode === provider.laCode;
  return {
    mayChange,
    mayKeepFile: mayChange || (viewer.is("PROVIDER_MANAGER") && viewer.providerId === provider.id),
    mayDecide: viewer.is("LA_QUALITY_OFFICER"),
    mayCheck: viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
  };
}

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ProviderDocument, variables: { id } });
  const provider = asked.data?.provider;
  return provider === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title={provider?.name ?? "Provider"}
      caption={provider && providerTypes[provider.type]}
      crumbs={[{ to: "/providers", text: "Providers" }]}
    >
      <Done />
      <Answer of={asked} what="the provider" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => provider && <Shown provider={provider} />}
      </Answer>
    </Frame>
  );
}

function Shown({ provider }: { provider: Provider }) {
  const viewer = useViewer();
  const rights = rightsOf(viewer, provider);
  return (
    <>
      <p className="govuk-body">
        <Standing of={provider} />
      </p>
      {provider.isUnderReview && (
        <Warning>
          An authority has this provider under review. Ask the authority in whose area it lies before you place another
          child here.
        </Warning>
      )}
      <Actions id={provider.id} rights={rights} />
      <Tabs
        label="Parts of the provider’s file"
        tabs={[
          { id: "sites", text: "Sites and places", panel: () => <Sites of={provider} rights={rights} /> },
          { id: "evidence", text: "Evidence", panel: () => <Evidence of={provider} /> },
          { id: "approval", text: "Approval", panel: () => <Approvals of={provider} /> },
          { id: "checks", text: "Checks", panel: () => <Checks of={provider} rights={rights} /> },
          { id: "readiness", text: "Readiness", panel: () => <Readiness id={provider.id} laCode={provider.laCode} /> },
          { id: "children", text: "Children", panel: () => <PlacedHere id={provider.id} /> },
        ]}
      />
    </>
  );
}

function Actions({ id, rights }: { id: string; rights: ProviderRights }) {
  return (
    <div className="app-buttons">
      {rights.mayDecide && (
        <Link to={`/providers/${id}/approval`} className="govuk-button">
          Decide on the approval
        </Link>
      )}
      {rights.mayKeepFile && (
        <>
          <Link to={`/providers/${id}/evidence`} className="govuk-button govuk-button--secondary">
            Record evidence
          </Link>
          <Link to={`/providers/${id}/confirmation`} className="govuk-button govuk-button--secondary">
            Record a safeguarding confirmation
          </Link>
        </>
      )}
      {rights.mayChange && (
        <Link to={`/providers/${id}/change`} className="govuk-button govuk-button--secondary">
          Change the details
        </Link>
      )}
      {rights.mayCheck && (
        <Link to={`/providers/${id}/check`} className="govuk-button govuk-button--secondary">
          Record your own check
        </Link>
      )}
    </div>
  );
}
