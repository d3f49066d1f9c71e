using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Each page while it waits, and when its questions fail.</summary>
public sealed class FailingPageTests(FullSite site) : IClassFixture<FullSite>
{
    // What it asks is an aside: a concern can be raised when no question is answered.
    private const string AsksAsides = "/safeguarding/new";

    private static readonly (string Code, string Says)[] failures =
    [
        ("INTERNAL_SERVER_ERROR", "Something went wrong. Tell support this ID."),
        ("FORBIDDEN", "This is not yours to see."),
    ];

    public static TheoryData<string> People => Pages.People;

    [Theory]
    [MemberData(nameof(People))]
    public async Task It_says_that_it_waits_and_why_it_could_not_be_loaded_and_can_be_tried_again(string person)
    {
        List<IRoute> held = [];
        Func<IRoute, Task> answer = Hold;
        Task Hold(IRoute route)
        {
            held.Add(route);
            return Task.CompletedTask;
        }

        await PageStates.LookAtEachAsync(
            site,
            person,
            route => answer(route),
            async (visitor, look) =>
            {
                await look.MeasureAsync("while it waits");
                if (held.Count > 0 && look.Path != AsksAsides)
                {
                    await look.SeesAsync("Loading ");
                    answer = route => route.AbortAsync();
                    await Task.WhenAll(held.Select(answer));
                    await look.PassTimeAsync();
                    await look.SeesFailureAsync("The server cannot be reached. Try again in a minute.", "when nobody can be reached");
                    foreach (var (code, says) in failures)
                    {
                        answer = route => FailAsync(route, code, says);
                        await look.TryAgainAsync();
                        await look.SeesFailureAsync(says, $"when refused as {code}", isAgain: true);
                    }
                }

                (answer, held) = (Hold, []);
            }
        );
    }

    private static Task FailAsync(IRoute route, string code, string says) =>
        route.FulfillAsync(
            new()
            {
                ContentType = "application/graphql-response+json",
                Body = JsonSerializer.Serialize(
                    new { data = (object?)null, errors = new[] { new { message = says, extensions = new { code } } } }
                ),
            }
        );
}
