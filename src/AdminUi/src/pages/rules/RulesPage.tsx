import { useId } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql } from "../../api/generated";
import type { RuleFilter, RuleModulesQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Filters, FilterSelect, FilterText } from "../../ui/Filters";
import { strengths } from "../../ui/Findings";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { choicesOf, count } from "../../words/texts";
import { confidences, sayForce } from "./words";

export function Page() {
  const mayTry = useViewer().is("LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  return (
    <Frame
      title="Rules"
      actions={
        <>
          <Link to="/rules/try" className="govuk-button govuk-button--secondary">
            Try a decision
          </Link>
          {mayTry && (
            <Link to="/rules/simulate" className="govuk-button govuk-button--secondary">
              Try other rules
            </Link>
          )}
        </>
      }
    >
      <p className="govuk-body app-prose">
        Every decision here is made by these rules, each from law, guidance or local policy. The date of the legal event
        chooses the version.
      </p>
      <Tabs
        label="Rules"
        tabs={[
          { id: "rules", text: "Rules", panel: () => <Rules /> },
          { id: "modules", text: "Modules", panel: () => <Modules /> },
        ]}
      />
    </Frame>
  );
}

const RulesDocument = graphql(`
  query Rules($where: RuleFilter, $first: Int, $after: String, $last: Int, $before: String) {
    ruleModules {
      key
      name
    }
    rules(where: $where, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ruleId
        version
        title
        strength
        source
        moduleKey
        inForceFrom
        inForceUntil
        isOn
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

function useRuleFilter(): RuleFilter {
  const search = useSearch();
  const day = search.one("day");
  const state = search.oneOf("state", ["on", "off"]);
  return {
    text: search.one("text"),
    moduleKey: search.one("module"),
    strength: search.oneOf("strength", Object.keys(strengths) as (keyof typeof strengths)[]),
    confidence: search.oneOf("confidence", Object.keys(confidences) as (keyof typeof confidences)[]),
    inForceOn: day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
    isOn: state && state === "on",
  };
}

function Rules() {
  const where = useRuleFilter();
  const [asked, again] = useQuery({ query: RulesDocument, variables: { where, ...usePaging() } });
  const modules = asked.data?.ruleModules ?? [];
  return (
    <>
      <Filters what="rules" names={["text", "module", "strength", "confidence", "state", "day"]}>
        <FilterText name="text" label="Words in rule or source" button="Find" />
        <FilterSelect
          name="module"
          label="Module"
          empty="All"
          choices={modules.map(({ key, name }) => ({ value: key, text: name }))}
        />
        <FilterSelect name="strength" label="Weight" empty="All" choices={choicesOf(strengths)} />
        <FilterSelect name="confidence" label="Confidence" empty="All" choices={choicesOf(confidences)} />
        <FilterSelect
          name="state"
          label="Speaks"
          empty="All"
          choices={[
            { value: "on", text: "Rules that speak" },
            { value: "off", text: "Rules that are off" },
          ]}
        />
        <FilterDay name="day" label="In force on" />
      </Filters>
      <Answer of={asked} what="rules" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ rules: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>There is no rule like this. Choose fewer filters to see more.</Empty>
          ) : (
            <>
              <Table
                caption="Rules"
                isCaptionHidden
                isStale={asked.stale}
                rows={nodes}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: "Rule",
                    cell: ({ ruleId, title, isOn }) => (
                      <>
                        <Link to={`/rules/${ruleId}`} className="govuk-link">
                          {title}
                        </Link>{" "}
                        {!isOn && <Tag colour="grey">Off</Tag>}
                        <br />
                        <span className="govuk-hint">{ruleId}</span>
                      </>
                    ),
                  },
                  { name: "Version", cell: ({ version }) => version, isNumeric: true, isMinor: true },
                  { name: "Weight", cell: ({ strength }) => strengths[strength] },
                  { name: "Source", cell: ({ source }) => source, isMinor: true },
                  { name: "In force", cell: sayForce, isMinor: true },
                ]}
              />
              <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="rule version" />
            </>
          )
        }
      </Answer>
    </>
  );
}

function FilterDay({ name, label }: { name: string; label: string }) {
  const search = useSearch();
  const id = useId();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="govuk-input govuk-input--width-10"
        type="date"
        value={search.one(name) ?? ""}
        onChange={(event) => search.change({ [name]: event.target.value })}
      />
    </div>
  );
}

const RuleModulesDocument = graphql(`
  query RuleModules {
    ruleModules {
      key
      name
      description
      owner
      laCode
      localAuthority {
        name
      }
      priority
      assemblyVersion
      isCompiledIn
      isRequired
      rules {
        id
      }
    }
    refusedRuleModules {
      name
      reasons
    }
  }
`);

function Modules() {
  const [asked, again] = useQuery({ query: RuleModulesDocument });
  return (
    <Answer of={asked} what="modules" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ ruleModules, refusedRuleModules }) => (
        <>
          {ruleModules.map((module) => (
            <Module key={module.key} module={module} />
          ))}
          <h2 className="govuk-heading-m">Refused modules</h2>
          {refusedRuleModules.length === 0 ? (
            <Empty>None. All modules in the rules folder were taken in.</Empty>
          ) : (
            refusedRuleModules.map(({ name, reasons }) => (
              <section key={name} aria-label={name}>
                <h3 className="govuk-heading-s">{name}</h3>
                <ul className="govuk-list govuk-list--bullet">
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </section>
            ))
          )}
        </>
      )}
    </Answer>
  );
}

function Module({ module }: { module: RuleModulesQuery["ruleModules"][number] }) {
  return (
    <section aria-label={module.name}>
      <h2 className="govuk-heading-m">{module.name}</h2>
      <p className="govuk-body app-prose">{module.description}</p>
      <Summary
        rows={[
          {
            name: "Rules",
            value: (
              <Link to={`/rules?module=${module.key}`} className="govuk-link">
                {count(module.rules.length, "version")}
              </Link>
            ),
          },
          {
            name: "For",
            value: module.laCode
              ? `${module.localAuthority?.name ?? `Authority ${module.laCode}`} only`
              : "All authorities",
          },
          { name: "Answered for by", value: module.owner },
          {
            name: "Came",
            value: `${module.isCompiledIn ? "With the product" : "From the rules folder"}, version ${module.assemblyVersion}`,
          },
          {
            name: "If it is missing",
            value: module.isRequired ? "Decisions are refused" : "Decisions are made without it",
          },
          { name: "Priority", value: `${module.priority}; the higher has the last word on a parameter` },
        ]}
      />
    </section>
  );
}
