import { graphql, read, type FragmentType } from "../../api/generated";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeBriefDay } from "../../words/dates";
import { evidenceKinds, recordedBy, sayExpiry } from "../../words/providers";
import { writeMoney } from "../../words/texts";

export const EvidenceFields = graphql(`
  fragment ProviderEvidenceOnFile on Provider {
    evidence {
      id
      kind
      issuedOn
      expiresOn
      amount
      reference
      recordedBy
      site {
        name
      }
    }
  }
`);

/** What is on file, what runs out first on top. */
export function Evidence({ of }: { of: FragmentType<typeof EvidenceFields> }) {
  const { evidence } = read(EvidenceFields, of);
  const sorted = [...evidence].sort((a, b) => (a.expiresOn ?? "9999").localeCompare(b.expiresOn ?? "9999"));
  return sorted.length === 0 ? (
    <Empty>
      <p className="govuk-body">No document is on file. Record evidence to begin.</p>
    </Empty>
  ) : (
    <div className="app-dense">
      <Table
        caption="Documents on file, the first to run out on top"
        columns={[
          {
            name: "Document",
            cell: (item) => (
              <>
                {evidenceKinds[item.kind]}
                {item.site && <span className="app-detail">{item.site.name}</span>}
              </>
            ),
          },
          {
            name: "Holds",
            cell: ({ expiresOn }) => {
              const { text, colour } = sayExpiry(expiresOn);
              return (
                <>
                  <Tag colour={colour}>{text}</Tag>
                  {expiresOn && colour !== "green" && <span className="app-detail">{writeBriefDay(expiresOn)}</span>}
                </>
              );
            },
          },
          { name: "Since", cell: ({ issuedOn }) => writeBriefDay(issuedOn), isMinor: true },
          { name: "Cover", cell: ({ amount }) => (amount ? writeMoney(amount) : "–"), isNumeric: true, isMinor: true },
          { name: "Reference", cell: ({ reference }) => reference ?? "–", isMinor: true },
          { name: "Put on file by", cell: (item) => recordedBy[item.recordedBy], isMinor: true },
        ]}
        rows={sorted}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
