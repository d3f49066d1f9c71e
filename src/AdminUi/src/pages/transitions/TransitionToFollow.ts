import { graphql } from "../../api/generated";

/** What the pages that follow a transition ask of it. */
export const TransitionToFollowDocument = graphql(`
  query TransitionToFollow($id: ID!) {
    transition(id: $id) {
      id
      version
      status
      sustainedCheckDue
      pupil {
        givenName
        familyName
      }
      stages {
        number
        startsOn
        halfDaysPerWeek
        reachedOn
      }
    }
  }
`);

/** The way up from a page about one transition. */
export const transitionCrumbs = (id: string) => [
  { to: "/transitions", text: "Transitions" },
  { to: `/transitions/${id}`, text: "Transition" },
];
