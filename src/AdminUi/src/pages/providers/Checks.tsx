import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeBriefDay, writeMoment } from "../../words/dates";
import { checkOutcomes } from "../../words/providers";
import { authorityName, count } from "../../words/texts";
import type { ProviderRights } from "./ProviderPage";

export const ChecksFields = graphql(`
  fragment ProviderChecks on Provider {
    id
    sites {
      id
      name
    }
    confirmations {
      id
      date
      signedBy
      siteIds
      isStale
      staleReason
      recordedAt
      commissioners {
        schoolId
        laCode
        localAuthority {
          name
        }
      }
    }
    commissionerChecks {
      id
      checkedOn
      checkedBy
      whatWasChecked
      outcome
      laCode
      localAuthority {
        name
      }
      school {
        name
      }
      site {
        name
      }
    }
  }
`);

/** Written safeguarding confirmations of the provider, and what commissioners looked at themselves. */
export function Checks({ of, rights }: { of: FragmentType<typeof ChecksFields>; rights: ProviderRights }) {
  const { id, sites, confirmations, commissionerChecks } = read(ChecksFields, of);
  const siteName = (siteId: string) => sites.find((site) => site.id === siteId)?.name ?? "a site not on file";
  return (
    <>
      <h2 className="govuk-heading-m">Written safeguarding confirmations</h2>
      <Details summary="What a confirmation is">
        The provider’s written word that its staff are checked and that it will tell of changes (Keeping children safe
        in education, Part three). When staff or arrangements change it is stale, and a new one is needed.
      </Details>
      {confirmations.length === 0 ? (
        <Empty>
          <p className="govuk-body">None is on file. No placement starts without one.</p>
        </Empty>
      ) : (
        <div className="app-dense">
          <Table
            caption="Confirmations, the newest first"
            isCaptionHidden
            columns={[
              { name: "Date", cell: ({ date }) => writeBriefDay(date) },
              {
                name: "State",
                cell: ({ isStale, staleReason }) =>
                  isStale ? (
                    <>
                      <Tag colour="red">Stale</Tag>
                      <span className="app-detail">{staleReason}</span>
                    </>
                  ) : (
                    <Tag colour="green">Holds</Tag>
                  ),
              },
              { name: "Signed by", cell: ({ signedBy }) => signedBy, isMinor: true },
              { name: "Sites", cell: ({ siteIds }) => siteIds.map(siteName).join(", ") },
              {
                name: "Given to",
                cell: ({ commissioners }) => givenTo(commissioners),
                isMinor: true,
              },
              { name: "On file since", cell: ({ recordedAt }) => writeMoment(recordedAt), isMinor: true },
              ...(rights.mayKeepFile
                ? [
                    {
                      name: "Action",
                      cell: (confirmation: { id: string; date: string; isStale: boolean }) =>
                        !confirmation.isStale && (
                          <Link to={`/providers/${id}/confirmations/${confirmation.id}/stale`} className="govuk-link">
                            Mark as stale
                            <span className="govuk-visually-hidden">, of {writeBriefDay(confirmation.date)}</span>
                          </Link>
                        ),
                    },
                  ]
                : []),
            ]}
            rows={confirmations}
            keyOf={(confirmation) => confirmation.id}
          />
        </div>
      )}
      <h2 className="govuk-heading-m">Commissioners’ own checks</h2>
      {commissionerChecks.length === 0 ? (
        <Empty>
          <p className="govuk-body">
            No check that you may see is on file. Each commissioner looks for itself before a child starts.
          </p>
        </Empty>
      ) : (
        <div className="app-dense">
          <Table
            caption="Checks, the newest first"
            isCaptionHidden
            columns={[
              { name: "Day", cell: ({ checkedOn }) => writeBriefDay(checkedOn) },
              {
                name: "By",
                cell: (check) => `${check.school?.name ?? authorityName(check)}: ${check.checkedBy}`,
              },
              {
                name: "Outcome",
                cell: ({ outcome }) => <Tag colour={checkOutcomes[outcome].colour}>{checkOutcomes[outcome].text}</Tag>,
              },
              { name: "Site", cell: ({ site }) => site?.name ?? "Not on file any more", isMinor: true },
              { name: "What was looked at", cell: ({ whatWasChecked }) => whatWasChecked, isMinor: true },
            ]}
            rows={commissionerChecks}
            keyOf={(check) => check.id}
          />
        </div>
      )}
    </>
  );
}

function givenTo(
  commissioners: readonly {
    readonly schoolId?: string | null;
    readonly laCode?: string | null;
    readonly localAuthority?: { readonly name: string } | null;
  }[],
): string {
  const authorities = commissioners.flatMap(({ laCode, localAuthority }) =>
    laCode ? [authorityName({ laCode, localAuthority })] : [],
  );
  const schools = commissioners.filter(({ schoolId }) => schoolId).length;
  return [...authorities, ...(schools > 0 ? [count(schools, "school")] : [])].join(", ");
}
