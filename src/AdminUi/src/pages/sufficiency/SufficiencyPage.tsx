import { useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql } from "../../api/generated";
import type { SufficiencyPageQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeMonth } from "../../words/dates";
import { outcomes } from "../../words/placements";
import { reasons } from "../../words/referrals";
import { Figure } from "./Figure";
import { gridOf, monthsOf, type Entry } from "./grid";
import { monthsBefore } from "./months";
import { occupancyOf } from "./occupancy";
import "./sufficiency.scss";

const SufficiencyDocument = graphql(`
  query SufficiencyPage($where: SufficiencyFilter) {
    sufficiency(where: $where) {
      laCode
      localAuthority {
        name
      }
      from
      until
      demand {
        month
        reason
        referrals
      }
      capacity {
        month
        area
        offered
        taken
      }
      costs {
        month
        isLaCommissioned
        perWeek
      }
      outcomes {
        month
        outcome
        placements
      }
    }
  }
`);

type Figures = SufficiencyPageQuery["sufficiency"];

const periods = ["12", "24", "36"] as const;

export function Page() {
  const mayAsk = useViewer().is("LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  return (
    <Frame title="Sufficiency">
      {mayAsk ? <Asked /> : <Empty>Commissioners and quality officers of an authority see these figures.</Empty>}
    </Frame>
  );
}

function Asked() {
  const search = useSearch();
  const months = Number(search.oneOf("months", periods) ?? "12");
  const from = monthsBefore(londonDay(), months - 1);
  const [asked, again] = useQuery({ query: SufficiencyDocument, variables: { where: { from } } });
  return (
    <>
      <p className="govuk-body app-prose">
        Is there enough alternative provision in your authority’s area? What was asked for, what there is, what it costs
        and what came of it.
      </p>
      <Filters what="figures" names={["months"]}>
        <FilterSelect
          name="months"
          label="Months"
          choices={periods.map((value) => ({ value, text: `The last ${value}` }))}
        />
      </Filters>
      <Answer of={asked} what="figures" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ sufficiency }) => (
          <>
            <p className="govuk-body">
              {sufficiency.localAuthority?.name ?? `Authority ${sufficiency.laCode}`}, {writeMonth(sufficiency.from)} to{" "}
              {writeMonth(sufficiency.until)}.
            </p>
            <Demand figures={sufficiency} />
            <Capacity figures={sufficiency} />
            <Costs figures={sufficiency} />
            <Outcomes figures={sufficiency} />
            <Details summary="How small numbers are kept safe">
              Numbers from 1 to 4 are shown as c, as in the statistics of the Department for Education: of so few
              children somebody might know who they are. Totals are rounded to the nearest 5, so that what is left out
              cannot be worked out. The files that you download have the same gaps.
            </Details>
          </>
        )}
      </Answer>
    </>
  );
}

const fileOf = (name: string, { laCode, from, until }: Figures) =>
  `${name}-${laCode}-${from.slice(0, 7)}-to-${until.slice(0, 7)}`;

function Demand({ figures }: { figures: Figures }) {
  const months = monthsOf(figures.from, figures.until);
  const all = "All reasons, to the nearest 5";
  const entries: Entry[] = figures.demand.map(({ month, reason, referrals }) => ({
    month,
    series: reason ? reasons[reason] : all,
    value: referrals ?? null,
  }));
  return (
    <Figure
      title="Demand"
      grid={gridOf(months, [...Object.values(reasons), all], entries)}
      unit="referrals"
      lines={[all]}
      file={fileOf("demand", figures)}
    >
      Referrals that were sent in each month, by main reason.
    </Figure>
  );
}

function Capacity({ figures }: { figures: Figures }) {
  const search = useSearch();
  const months = monthsOf(figures.from, figures.until);
  const areas = [...new Set(figures.capacity.map(({ area }) => area))];
  const area = areas.find((candidate) => candidate === search.one("area")) ?? areas[0];
  const [taken, offered] = ["Half-days taken a week", "Half-days offered a week"];
  const entries = figures.capacity
    .filter((row) => row.area === area)
    .flatMap<Entry>((row) => [
      { month: row.month, series: offered, value: row.offered },
      { month: row.month, series: taken, value: row.taken ?? null },
    ]);
  return (
    <>
      <Figure
        title="Capacity"
        grid={gridOf(months, [taken, offered], entries)}
        unit="half-days"
        lines={[offered]}
        file={fileOf(`capacity-${area ?? "none"}`, figures)}
        filter={
          areas.length > 1 && (
            <Filters what="capacity" names={[]}>
              <FilterSelect
                name="area"
                label="Postcode district of the sites"
                choices={areas.map((value) => ({ value, text: value }))}
              />
            </Filters>
          )
        }
      >
        Half-day places of the sites in one district, in a week of ten half-days, by the capacity that the sites have
        today; and what children of all commissioners take of them, averaged over each month.
      </Figure>
      <Figure
        title="Occupancy"
        grid={gridOf(months, areas, occupancyOf(figures.capacity))}
        unit="per cent"
        lines={areas}
        file={fileOf("occupancy", figures)}
      >
        Half-days taken, in per cent of those offered, by district.
      </Figure>
    </>
  );
}

function Costs({ figures }: { figures: Figures }) {
  const months = monthsOf(figures.from, figures.until);
  const [authority, schools] = ["Commissioned by the authority", "Commissioned by schools"];
  const entries: Entry[] = figures.costs.map(({ month, isLaCommissioned, perWeek }) => ({
    month,
    series: isLaCommissioned ? authority : schools,
    value: perWeek ?? null,
  }));
  return (
    <Figure
      title="Cost"
      grid={gridOf(months, [authority, schools], entries)}
      unit="pounds a week"
      file={fileOf("cost", figures)}
    >
      Agreed prices of all placements for a week, in pounds, averaged over each month. Weeks of holidays are no cheaper
      here: agreements differ in what is paid then.
    </Figure>
  );
}

function Outcomes({ figures }: { figures: Figures }) {
  const months = monthsOf(figures.from, figures.until);
  const all = "All outcomes, to the nearest 5";
  const entries: Entry[] = figures.outcomes.map(({ month, outcome, placements }) => ({
    month,
    series: outcome ? outcomes[outcome] : all,
    value: placements ?? null,
  }));
  return (
    <Figure
      title="Outcomes"
      grid={gridOf(months, [...Object.values(outcomes), all], entries)}
      unit="placements"
      lines={[all]}
      file={fileOf("outcomes", figures)}
    >
      Placements that ended in each month, by whether they did what they were for.
    </Figure>
  );
}
