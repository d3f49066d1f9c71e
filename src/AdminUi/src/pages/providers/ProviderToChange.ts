import { graphql } from "../../api/generated";

/** What the forms about a provider ask of it. */
export const ProviderToChangeDocument = graphql(`
  query ProviderToChange($id: ID!) {
    provider(id: $id) {
      id
      version
      name
      type
      isRegisteredSchool
      laCode
      urn
      ukprn
      hasEmployees
      isSelfInsured
      approvals {
        laCode
        version
        status
        reviewBy
      }
      confirmations {
        id
        version
        date
      }
      sites {
        id
        version
        name
        capacityPerHalfDay
        offers {
          id
          version
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
  }
`);
