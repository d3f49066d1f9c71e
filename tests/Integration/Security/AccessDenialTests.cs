using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>What the log says of those who ask for what their role does not allow, by whatever way they ask.</summary>
public sealed class AccessDenialTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Name = "the-name-of-a-person";

    private readonly KeptLogs logs = new();
    private readonly Viewer tutor = DemoPeople.All.Single(person => person.Key == "tutor").Viewer with { Subject = Name };
    private ServedProduct product = null!;

    private IReadOnlyList<LogLine> Denied => [.. logs.Lines.Where(line => line.Event.Name == "AccessDenied")];

    public async ValueTask InitializeAsync() =>
        product = await ServedProduct.StartAsync(
            await postgres.CreateDatabaseAsync(),
            change: builder => builder.Logging.AddProvider(logs)
        );

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task Each_refusal_is_in_the_log_with_what_was_asked_and_who_may_and_names_nobody()
    {
        var token = product.TokenOf(tutor);

        (await product.PostAsync(token, "{ sufficiency { laCode } }")).Code.ShouldBe("FORBIDDEN");
        (await product.PostAsync(null, "{ pupils(first: 1) { nodes { id } } }")).Code.ShouldBe("UNAUTHENTICATED");
        (await SubscribeAsync(token)).ShouldContain("FORBIDDEN");
        (await AttachAsync(token)).Code.ShouldBe("FORBIDDEN");

        Denied
            .Select(line =>
                $"{line.Level}: {line.Values["Request"]} for {line.Values["Policy"]} by {line.Values["Roles"]} of {line.Values["Organisation"]}"
            )
            .ShouldBe([
                $"Information: GetSufficiency for LaCommissioner, LaQualityOfficer by ProviderTutor of {tutor}",
                "Information: ListPupils for anybody who is signed in by nobody of anonymous",
                $"Information: EmergencyAccessOpened for SafeguardingLead by ProviderTutor of {tutor}",
                $"Information: AttachDocument for SchoolStaff, SchoolLeader, LaCommissioner, MisClient by ProviderTutor of {tutor}",
            ]);
        Denied.ShouldAllBe(line => line.Values["RequestId"] is string);
        logs.Lines.ShouldNotContain(line => line.Text.Contains(Name) || line.Text.Contains(token.Split('.')[1]));
    }

    [Fact]
    public async Task An_organisation_that_floods_the_log_gets_a_line_a_second_and_the_others_are_counted()
    {
        const int Asked = 10 * AccessDenials.MostAtOnce;
        var token = product.TokenOf(tutor);
        var fields = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"a{i}: sufficiency {{ laCode }}"));
        for (var sent = 0; sent < Asked; sent += 20)
        {
            (await product.PostAsync(token, $"{{ {fields} }}")).Code.ShouldBe("FORBIDDEN");
        }

        var others = DemoPeople.All.Single(person => person.Key == "other-dsl").Viewer;
        (await product.PostAsync(product.TokenOf(others), "{ sufficiency { laCode } }")).Code.ShouldBe("FORBIDDEN");

        Denied.Count.ShouldBeInRange(AccessDenials.MostAtOnce + 1, Asked / 2);
        Denied[^1].Values["Organisation"]!.ToString().ShouldBe(others.Organisation, "who does not flood it is not left out");
        (Denied.Count + Denied.Sum(line => (long)line.Values["Unwritten"]!)).ShouldBe(Asked + 1);
    }

    private async Task<string> SubscribeAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, "/graphql"))
        {
            Content = System.Net.Http.Json.JsonContent.Create(
                new { query = "subscription { emergencyAccessOpened { emergencyAccess { id } } }" }
            ),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return (await product.SendAsync(request, token)).Body;
    }

    private async Task<Answer> AttachAsync(string token)
    {
        var referral = OpaqueId.Encode("Referral", Guid.CreateVersion7());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, $"/referrals/{referral}/documents"))
        {
            Content = new ByteArrayContent("%PDF-1.7"u8.ToArray()),
        };
        return await product.SendAsync(request, token);
    }
}
