using AltProvision.GraphQL;

namespace AltProvision.Host;

/// <summary>What GraphiQL shows in Development: an operation of each kind of user, and the demo's people to send it as.</summary>
internal static class GraphiQLExamples
{
    private const string PupilsInProvision = """
        # A school information system asks for
        # its pupils who are in alternative provision.
        query PupilsInProvision {
          placements(where: { statuses: [ACTIVE] }, first: 20) {
            totalCount
            nodes {
              startDate
              hoursPerWeek
              pupil { givenName familyName yearGroup hasEhcp }
              site { name provider { name } }
              reviewSchedule { nextReviewDue isOverdue }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Worklist = """
        # A local authority's open referrals,
        # the most urgent statutory date first.
        query Worklist {
          referrals(
            where: { statuses: [SUBMITTED, ACCEPTED] }
            orderBy: { field: DUE_DATE }
            first: 25
          ) {
            totalCount
            nodes {
              status
              reason
              dueDate
              responsible
              pupil { givenName familyName yearGroup }
              school { name }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Concerns = """
        # A school's safeguarding lead hears of concerns
        # as they are raised. It waits until somebody
        # sends raiseConcern from another window.
        subscription Concerns {
          concernRaised {
            cursor
            severity
            kind
            raisedAt
            concern {
              acknowledgeBy
              pupil { givenName familyName }
              placement { site { name provider { name } } }
            }
          }
        }
        """;

    public static void AddDemoExamples(this GraphQLIdeOptions ide, DevelopmentSignIn signIn)
    {
        ide.People = () =>
            DemoPeople.All.Select(person => new GraphQLIdePerson(
                person.Key,
                person.Title,
                "Bearer " + signIn.Issue(person.Viewer, TimeProvider.System)
            ));
        ide.Examples.Add(new(PupilsInProvision, "mis"));
        ide.Examples.Add(new(Worklist, "commissioner"));
        ide.Examples.Add(new(Concerns, "school-dsl"));
    }
}
