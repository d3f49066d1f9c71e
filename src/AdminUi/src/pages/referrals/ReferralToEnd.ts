import { graphql } from "../../api/generated";

/** What the pages need that reject or withdraw a referral. */
export const ReferralToEndDocument = graphql(`
  query ReferralToEnd($id: ID!) {
    referral(id: $id) {
      id
      version
      pupil {
        givenName
        familyName
      }
    }
  }
`);
