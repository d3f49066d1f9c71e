import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { SystemsQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Done, useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Form, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { Table } from "../../ui/Table";
import { writeMoment } from "../../words/dates";

const SystemsDocument = graphql(`
  query Systems($first: Int, $after: String, $last: Int, $before: String) {
    clientGrants(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        version
        clientId
        issuer
        grantedAt
        revokedAt
      }
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeClientAccess($input: RevokeClientAccessInput!) {
    revokeClientAccess(input: $input) {
      clientGrant {
        id
        version
        revokedAt
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Grant = SystemsQuery["clientGrants"]["nodes"][number];

export function Page() {
  const mayGrant = useViewer().is("SCHOOL_LEADER");
  return (
    <Frame
      title="Systems that act for your school"
      actions={
        mayGrant && (
          <Link to="/systems/new" className="govuk-button govuk-button--secondary">
            Let a system act
          </Link>
        )
      }
    >
      <Done />
      {mayGrant ? (
        <Systems />
      ) : (
        <Empty>
          <p className="govuk-body">School leaders decide this for their school.</p>
        </Empty>
      )}
    </Frame>
  );
}

function Systems() {
  const [asked, again] = useQuery({ query: SystemsDocument, variables: usePaging() });
  const reload = () => again({ requestPolicy: "network-only" });
  return (
    <>
      <p className="govuk-body app-prose">
        A school information system reads and writes here for your school once you let it, and until you take that back.
      </p>
      <Answer of={asked} what="systems" onRetry={reload}>
        {({ clientGrants: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>
              <p className="govuk-body">No system acts for your school.</p>
            </Empty>
          ) : (
            <>
              <Table
                caption="Systems, the newest permission first"
                isCaptionHidden
                columns={[
                  {
                    name: "System",
                    cell: ({ clientId, issuer }) => (
                      <>
                        <span className="app-break">{clientId}</span>
                        <span className="app-detail app-break">known to {issuer}</span>
                      </>
                    ),
                  },
                  { name: "Since", cell: ({ grantedAt }) => writeMoment(grantedAt), isMinor: true },
                  {
                    name: "Until",
                    cell: (grant) =>
                      grant.revokedAt ? writeMoment(grant.revokedAt) : <TakeBack grant={grant} onReload={reload} />,
                  },
                ]}
                rows={nodes}
                keyOf={({ id }) => id}
                isStale={asked.stale}
              />
              <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="permission" />
            </>
          )
        }
      </Answer>
    </>
  );
}

function TakeBack({ grant, onReload }: { grant: Grant; onReload: () => void }) {
  const form = useForm({});
  const [isSending, send] = useSend(RevokeDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const sent = await send({ input: { clientGrantId: grant.id, expectedVersion: grant.version } });
    if (sent.is === "done") {
      goDone("/systems", "It is taken back. The system is refused within a minute.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload} label={`Take it back from ${grant.clientId}`}>
      <Submit isSending={isSending} isWarning>
        Take it back<span className="govuk-visually-hidden"> from {grant.clientId}</span>
      </Submit>
    </Form>
  );
}
