import { graphql } from "../../api/generated";

/** A referral whose statutory date is near. */
export const NearReferralFields = graphql(`
  fragment NearReferral on Referral {
    id
    reason
    status
    dueDate
    responsible
    pupil {
      givenName
      familyName
      yearGroup
    }
    school {
      name
    }
    placements {
      id
      status
    }
  }
`);

/** All that may wait for somebody. What is not the viewer's work is left out of the question. */
export const TodayDocument = graphql(`
  query Today(
    $laCode: String
    $calendar: CalendarKeyInput!
    $isAuthority: Boolean!
    $refers: Boolean!
    $agrees: Boolean!
    $explains: Boolean!
    $marks: Boolean!
    $watchesProviders: Boolean!
    $watchesExpiries: Boolean!
    $providerId: ID
    $leads: Boolean!
    $reviewsAccesses: Boolean!
    $today: Date!
    $tomorrow: Date!
    $inAFortnight: Date!
    $inAMonth: Date!
    $yesterday: Date!
    $aWeekAgo: Date!
  ) {
    schoolDays(of: $calendar, from: $today, to: $inAFortnight) @include(if: $isAuthority) {
      days {
        date
        isSchoolDay
      }
    }
    near: referrals(
      first: 10
      where: { statuses: [SUBMITTED, ACCEPTED], dueBefore: $inAFortnight }
      orderBy: { field: DUE_DATE }
    ) @include(if: $refers) {
      totalCount
      nodes {
        id
        ...NearReferral
      }
    }
    overdue: referrals(first: 0, where: { statuses: [SUBMITTED, ACCEPTED], dueBefore: $today }) @include(if: $refers) {
      totalCount
    }
    dueByToday: referrals(first: 0, where: { statuses: [SUBMITTED, ACCEPTED], dueBefore: $tomorrow })
      @include(if: $refers) {
      totalCount
    }
    drafts: referrals(first: 0, where: { statuses: [DRAFT] }) @include(if: $refers) {
      totalCount
    }
    submitted: referrals(first: 0, where: { statuses: [SUBMITTED] }) @include(if: $refers) {
      totalCount
    }
    awaitingInformation: referrals(first: 100, where: { information: WAITING }) @include(if: $refers) {
      nodes {
        id
        informationDueDate
        pupil {
          givenName
          familyName
        }
      }
    }
    answersLate: referrals(first: 0, where: { information: WAITING, informationDueBefore: $today })
      @include(if: $refers) {
      totalCount
    }
    answered: referrals(first: 0, where: { statuses: [SUBMITTED], information: ANSWERED }) @include(if: $refers) {
      totalCount
    }
    openReferrals: referrals(first: 100, where: { statuses: [SUBMITTED, ACCEPTED] }, orderBy: { field: DUE_DATE })
      @include(if: $refers) {
      totalCount
      nodes {
        id
        dueDateMoves {
          state
        }
        placements {
          id
          status
        }
        status
        pupil {
          givenName
          familyName
        }
      }
    }
    reviewsOverdue: reviewsDue(first: 0, dueBefore: $today, where: { isOverdue: true }) {
      totalCount
    }
    reviewsSoon: reviewsDue(first: 100, dueBefore: $inAFortnight, where: { isOverdue: false }) {
      totalCount
      nodes {
        placementId
        pupil {
          givenName
          familyName
        }
        dateMoves {
          state
        }
      }
    }
    unmarkedToday: unmarkedSessions(first: 0, where: {}) @include(if: $marks) {
      totalCount
    }
    unmarkedWeek: unmarkedSessions(first: 100, where: { from: $aWeekAgo, to: $yesterday }) @include(if: $marks) {
      totalCount
      nodes {
        date
      }
    }
    active: placements(first: 100, where: { statuses: [ACTIVE] }) @include(if: $explains) {
      totalCount
      nodes {
        id
        pupil {
          givenName
          familyName
        }
        provider {
          name
        }
        attendanceFindings {
          ruleId
          outcome
        }
      }
    }
    proposed: placements(first: 100, where: { statuses: [AWAITING_AGREEMENT] }) @include(if: $agrees) {
      totalCount
      nodes {
        id
        startDate
        pupil {
          givenName
          familyName
        }
        provider {
          name
        }
        parties {
          party
          isNeeded
          answer
        }
      }
    }
    pastEnd: placements(first: 0, where: { statuses: [ACTIVE], endsBefore: $today }) {
      totalCount
    }
    checksDue: sustainedChecksDue(first: 0, dueBefore: $tomorrow) {
      totalCount
    }
    expiring: providerExpiries(first: 100, expiringBefore: $inAMonth, laCode: $laCode, providerId: $providerId)
      @include(if: $watchesExpiries) {
      totalCount
      nodes {
        id
        kind
        expiresOn
        isExpired
        providerId
        provider {
          name
        }
      }
    }
    providers(first: 100, where: { laCode: $laCode }) @include(if: $watchesProviders) {
      totalCount
      nodes {
        id
        name
        confirmations {
          id
          isStale
        }
      }
    }
    concerns(first: 0, where: { isAcknowledgedByUs: false }) @include(if: $leads) {
      totalCount
    }
    concernsLate: concerns(first: 0, where: { isOverdue: true }) @include(if: $leads) {
      totalCount
    }
    emergencyAccesses(first: 0, where: { isReviewed: false }) @include(if: $reviewsAccesses) {
      totalCount
    }
  }
`);
