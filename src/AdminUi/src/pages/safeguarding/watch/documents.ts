import { graphql } from "../../../api/generated";

export const ConcernRaisedDocument = graphql(`
  subscription ConcernRaised($after: String) {
    concernRaised(after: $after) {
      concernId
      severity
      raisedAt
      deliveredAt
      cursor
    }
  }
`);

export const FeedEndDocument = graphql(`
  query ConcernFeedEnd {
    concernFeed(first: 0) {
      endCursor
    }
  }
`);

export const EmergencyOpenedDocument = graphql(`
  subscription EmergencyOpened {
    emergencyAccessOpened {
      emergencyAccessId
      emergencyAccess {
        openedAt
      }
    }
  }
`);

/** What of all that arrived still waits. */
export const StillWaitingDocument = graphql(`
  query StillWaiting($since: DateTime!) {
    concerns(
      where: { isAcknowledgedByUs: false, since: $since }
      orderBy: { field: RAISED_AT, direction: ASC }
      first: 100
    ) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
    emergencyAccesses(where: { isReviewed: false }, first: 100) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
