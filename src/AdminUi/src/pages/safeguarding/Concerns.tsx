import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { ConcernRowFragment } from "../../api/generated/graphql";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeMoment } from "../../words/dates";
import { fullName, organisationName } from "../../words/texts";
import { sayClock, useNow } from "./clock";
import { kinds, severities, statuses } from "./words";

export const ConcernRowFields = graphql(`
  fragment ConcernRow on Concern {
    id
    kind
    severity
    status
    raisedAt
    acknowledgeBy
    acknowledgedAt
    isProgressTold
    isAboutAdult
    raisedBySchool {
      name
    }
    raisedByProvider {
      name
    }
    raisedByLocalAuthority {
      name
    }
    pupil {
      givenName
      familyName
    }
  }
`);

/** @param areNamesShown Names stay off a screen that others can see, until they are asked for. */
export function Concerns(props: {
  caption: string;
  of: readonly FragmentType<typeof ConcernRowFields>[];
  areNamesShown: boolean;
  isStale?: boolean;
}) {
  const now = useNow();
  const rows = props.of.map((masked) => read(ConcernRowFields, masked));
  const columns: Column<ConcernRowFragment>[] = [
    {
      name: "Concern",
      cell: ({ id, kind, severity }) => (
        <>
          <Tag colour={severities[severity].colour}>{severities[severity].text}</Tag>{" "}
          <Link to={`/safeguarding/${id}`} className="govuk-link">
            {kinds[kind]}
          </Link>
        </>
      ),
    },
    ...(rows.some(({ isProgressTold }) => isProgressTold)
      ? [{ name: "Acknowledge", cell: (concern: ConcernRowFragment) => <Clock concern={concern} now={now} /> }]
      : []),
    ...(props.areNamesShown ? [{ name: "Child", cell: ({ pupil }: ConcernRowFragment) => fullName(pupil) }] : []),
    { name: "Raised", cell: ({ raisedAt }) => writeMoment(raisedAt), isMinor: true },
    { name: "By", cell: sayRaiser, isMinor: true },
  ];
  return (
    <Table
      caption={props.caption}
      isCaptionHidden
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      isStale={props.isStale}
    />
  );
}

function Clock({ concern, now }: { concern: ConcernRowFragment; now: number }) {
  if (!concern.isProgressTold) {
    return "Not shown to you";
  }

  if (concern.acknowledgedAt) {
    return <Tag colour="green">Acknowledged</Tag>;
  }

  const isOverdue = Date.parse(concern.acknowledgeBy) < now;
  return (
    <>
      {concern.status === "RAISED" && (
        <>
          <Tag colour={statuses.RAISED.colour}>{statuses.RAISED.text}</Tag>{" "}
        </>
      )}
      <span className={isOverdue ? "app-concern--overdue" : undefined}>{sayClock(concern.acknowledgeBy, now)}</span>
    </>
  );
}

/** The organisation; persons are named with the account only. */
export const sayRaiser = (concern: {
  raisedBySchool?: { name: string } | null;
  raisedByProvider?: { name: string } | null;
  raisedByLocalAuthority?: { name: string } | null;
}): string =>
  organisationName({
    school: concern.raisedBySchool,
    provider: concern.raisedByProvider,
    localAuthority: concern.raisedByLocalAuthority,
  });
