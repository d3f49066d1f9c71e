import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { ProviderSitesFragment } from "../../api/generated/graphql";
import { Empty } from "../../ui/Empty";
import { Summary } from "../../ui/Summary";
import { NothingIn, WeekTable } from "../../ui/WeekTable";
import { keyStages, needs } from "../../words/matching";
import { count, writeMoney } from "../../words/texts";
import { halfDayOf } from "../../words/weeks";
import type { ProviderRights } from "./ProviderPage";

export const SitesFields = graphql(`
  fragment ProviderSites on Provider {
    id
    urn
    ukprn
    isRegisteredSchool
    hasEmployees
    isSelfInsured
    localAuthority {
      name
    }
    sites {
      id
      name
      address
      postcode
      capacityPerHalfDay
      freePlaces {
        halfDay
        capacity
        free
      }
      offers {
        id
        name
        needs
        ageFrom
        ageTo
        keyStages
        pricePerDay
        pricePerWeek
        sessions
      }
    }
  }
`);

type Site = ProviderSitesFragment["sites"][number];

/** Where the provider teaches, what it offers there, and how many places are free. */
export function Sites({ of, rights }: { of: FragmentType<typeof SitesFields>; rights: ProviderRights }) {
  const provider = read(SitesFields, of);
  return (
    <>
      <Summary
        rows={[
          { name: "Area", value: provider.localAuthority?.name },
          { name: "Registered school", value: provider.isRegisteredSchool ? "Yes" : "No" },
          !!provider.urn && { name: "URN", value: provider.urn },
          !!provider.ukprn && { name: "UKPRN", value: provider.ukprn },
          !provider.hasEmployees && { name: "Employees", value: "None: a sole trader" },
          provider.isSelfInsured && { name: "Insurance", value: "A council that bears its own risks" },
        ]}
      />
      {provider.sites.length === 0 ? (
        <Empty>
          <p className="govuk-body">No site is on file. Nobody can be placed here before there is one.</p>
        </Empty>
      ) : (
        provider.sites.map((site) => (
          <SiteShown key={site.id} site={site} providerId={provider.id} mayChange={rights.mayKeepFile} />
        ))
      )}
      {rights.mayKeepFile && (
        <Link to={`/providers/${provider.id}/sites/new`} className="govuk-button govuk-button--secondary">
          Add a site
        </Link>
      )}
    </>
  );
}

function SiteShown({ site, providerId, mayChange }: { site: Site; providerId: string; mayChange: boolean }) {
  const base = `/providers/${providerId}/sites/${site.id}`;
  return (
    <section aria-label={site.name}>
      <h2 className="govuk-heading-m">{site.name}</h2>
      <p className="govuk-body">
        {site.address}, {site.postcode}. Takes {count(site.capacityPerHalfDay, "pupil")} in a half-day.
        {mayChange && (
          <>
            {" "}
            <Link to={`${base}/capacity`} className="govuk-link">
              Change the capacity<span className="govuk-visually-hidden"> of {site.name}</span>
            </Link>
          </>
        )}
      </p>
      <FreePlaces site={site} />
      {site.offers.map((offer) => (
        <Summary
          key={offer.id}
          rows={[
            {
              name: "Offer",
              value: <strong>{offer.name}</strong>,
              action: mayChange && (
                <Link to={`${base}/offer?offer=${offer.id}`} className="govuk-link">
                  Change<span className="govuk-visually-hidden"> the offer {offer.name}</span>
                </Link>
              ),
            },
            { name: "For", value: offer.needs.map((need) => needs[need]).join("; ") },
            {
              name: "Ages and stages",
              value: `${offer.ageFrom} to ${offer.ageTo} years; ${offer.keyStages.map((stage) => keyStages[stage]).join(", ")}`,
            },
            {
              name: "Price",
              value: `${writeMoney(offer.pricePerDay)} a day, ${writeMoney(offer.pricePerWeek)} a week`,
            },
          ]}
        />
      ))}
      {mayChange && (
        <p className="govuk-body">
          <Link to={`${base}/offer`} className="govuk-link">
            Add an offer<span className="govuk-visually-hidden"> at {site.name}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

/** Free places by half-day, over all commissioners. */
function FreePlaces({ site }: { site: Site }) {
  return (
    <WeekTable
      caption={`Free places at ${site.name}`}
      size="s"
      className="provider-places"
      cell={(day, half) => {
        const places = site.freePlaces.find(({ halfDay }) => halfDay === halfDayOf(day, half));
        return places ? (
          <td
            key={day}
            className={`govuk-table__cell${places.free === 0 ? " provider-places__full" : " provider-places__free"}`}
          >
            {places.free === 0 ? "Full" : `${places.free} of ${places.capacity}`}
          </td>
        ) : (
          <td key={day} className="govuk-table__cell">
            <NothingIn words="Nothing is offered" />
          </td>
        );
      }}
    />
  );
}
