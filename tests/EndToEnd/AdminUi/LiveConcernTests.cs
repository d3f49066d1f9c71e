using System.Diagnostics;
using AltProvision.Tests.EndToEnd.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>One raises a concern, another hears of it: within two seconds, on whatever page, and after a broken connection.</summary>
public sealed class LiveConcernTests(Site site) : IClassFixture<Site>
{
    private const string Account = "Came in upset and did not want to say why; stayed with the tutor.";

    [Fact]
    public async Task Two_browsers_one_raises_the_other_hears_within_two_seconds()
    {
        using var client = new GraphQLClient(site.Host);
        var child = await ChildAsync(client);
        await using var lead = await site.VisitAsync("school-dsl");
        await lead.OpenAsync("/placements");
        await using var tutor = await site.VisitAsync("tutor");
        await FillAsync(tutor, child);
        // The lead listens by now; whoever listens later would be told as well, by the feed.
        await Task.Delay(TimeSpan.FromSeconds(1));

        var watch = Stopwatch.StartNew();
        await tutor.Button("Send the concern").ClickAsync();
        var news = lead.Page.GetByRole(AriaRole.Region, new() { Name = "New concerns" });
        await news.WaitForAsync(new() { Timeout = 5_000 });
        var took = watch.Elapsed;

        took.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        (await lead.Page.TitleAsync()).ShouldStartWith("(1)");
        (await news.InnerTextAsync()).ShouldNotContain(child.Split(' ')[^1], Case.Insensitive, "somebody may look over the shoulder");
        (await lead.FindBarriersAsync()).ShouldBeEmpty();
        await lead.PictureAsync("concern-arrives");
        await lead.Link("Open this concern").ClickAsync();
        await lead.SettleAsync();
        await lead.Field("What you do next (optional)").FillAsync("Spoke to the provider at once; calling home now.");
        await lead.Button("Acknowledge").ClickAsync();
        await lead.SeesAsync("Acknowledged");
        (await lead.Page.TitleAsync()).ShouldNotStartWith("(");
    }

    [Fact]
    public async Task What_was_raised_while_the_network_was_down_arrives_when_it_is_back()
    {
        using var client = new GraphQLClient(site.Host);
        await using var network = new FlakyNetwork(site.Host.Url);
        await using var lead = await site.VisitAsync("provider-dsl", network.Url);
        lead.Expected.Add("ERR_");
        lead.Expected.Add("WebSocket");
        await lead.OpenAsync("/reviews");
        await Task.Delay(TimeSpan.FromSeconds(1));
        network.Cut();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await RaiseAsync(client);
        }

        await Assertions.Expect(lead.Page.Locator("body")).ToContainTextAsync("New concerns are not heard", new() { Timeout = 20_000 });
        network.Mend();

        await Assertions
            .Expect(lead.Page.GetByRole(AriaRole.Region, new() { Name = "New concerns" }))
            .ToContainTextAsync("3", new() { Timeout = 30_000 });
        await lead.OpenAsync("/safeguarding");
        (await lead.Page.TitleAsync()).ShouldStartWith("(3)");
    }

    [Fact]
    public async Task A_form_that_was_sent_into_a_broken_network_is_kept_and_counts_once()
    {
        using var client = new GraphQLClient(site.Host);
        await using var network = new FlakyNetwork(site.Host.Url);
        var child = await ChildAsync(client);
        await using var tutor = await site.VisitAsync("tutor", network.Url);
        tutor.Expected.Add("ERR_");
        tutor.Expected.Add("Failed to load resource");
        await FillAsync(tutor, child);
        var before = await RaisedByTutorAsync(client);

        network.Cut();
        await tutor.Button("Send the concern").ClickAsync();
        await tutor.SeesAsync("There is a problem");
        (await tutor.Page.GetByLabel("What did you see or hear?").InputValueAsync()).ShouldBe(Account);
        (await tutor.FindBarriersAsync()).ShouldBeEmpty();
        network.Mend();
        await tutor.Page.ReloadAsync();
        await tutor.SettleAsync();
        (await tutor.Page.GetByLabel("What did you see or hear?").InputValueAsync()).ShouldBe(Account, "a draft outlives the page");
        await tutor.Button("Send the concern").ClickAsync();
        await tutor.SeesAsync("Your concern is recorded.");

        (await RaisedByTutorAsync(client)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_sign_in_that_ends_while_somebody_writes_loses_nothing()
    {
        using var client = new GraphQLClient(site.Host);
        var child = await ChildAsync(client);
        await using var tutor = await site.VisitAsync(person: null);
        await tutor.SignInForAsync("tutor", TimeSpan.FromSeconds(25));
        await FillAsync(tutor, child);
        var before = await RaisedByTutorAsync(client);

        await tutor.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { Timeout = 40_000 });
        await tutor.ChooseAsync("tutor");
        await tutor.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await tutor.Page.GetByLabel("What did you see or hear?").InputValueAsync()).ShouldBe(Account);
        await tutor.Button("Send the concern").ClickAsync();
        await tutor.SeesAsync("Your concern is recorded.");

        (await RaisedByTutorAsync(client)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_screen_is_hidden_at_once_and_shown_again()
    {
        await using var lead = await site.VisitAsync("school-dsl");
        await lead.OpenAsync("/safeguarding");
        var shown = await lead.Heading.InnerTextAsync();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await lead.Page.Keyboard.PressAsync("Escape");
        }

        await Assertions.Expect(lead.Link("Safeguarding")).ToHaveCountAsync(0, new() { Timeout = 1_000 });
        (await lead.Page.GetByText("Raise a concern").First.IsVisibleAsync()).ShouldBeFalse();
        (await lead.Page.TitleAsync()).ShouldNotContain("Safeguarding");
        (await lead.FindBarriersAsync()).ShouldBeEmpty();
        await lead.Button("Go back").ClickAsync();
        (await lead.Heading.InnerTextAsync()).ShouldBe(shown);
    }

    private static async Task FillAsync(Visitor visitor, string child)
    {
        await visitor.OpenAsync("/safeguarding/new");
        await visitor.Page.GetByLabel("First or last name begins with").FillAsync(child.Split(' ')[^1]);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = child }).First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Group, new() { Name = "How urgent is it?" }).GetByLabel("Medium").CheckAsync();
        await visitor.Page.GetByLabel("What is it mainly about?").SelectOptionAsync(new SelectOptionValue { Value = "OTHER" });
        await visitor.Page.GetByLabel("What did you see or hear?").FillAsync(Account);
        await visitor
            .Page.GetByRole(AriaRole.Group, new() { Name = "Is it about an adult who works with children?" })
            .GetByLabel("No")
            .CheckAsync();
    }

    private static async Task<string> ChildAsync(GraphQLClient client)
    {
        var data = await client.DataAsync(
            client.TokenOf("tutor"),
            "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { pupil { givenName familyName } } } }"
        );
        var pupil = data.GetProperty("placements").GetProperty("nodes")[0].GetProperty("pupil");
        return $"{pupil.GetProperty("givenName").GetString()} {pupil.GetProperty("familyName").GetString()}";
    }

    private static async Task RaiseAsync(GraphQLClient client)
    {
        var token = client.TokenOf("tutor");
        var data = await client.DataAsync(token, "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id pupilId } } }");
        var placement = data.GetProperty("placements").GetProperty("nodes")[0];
        await client.DataAsync(
            token,
            "mutation ($pupil: ID!, $placement: ID!) { raiseConcern(input: { pupilId: $pupil, placementId: $placement, kind: OTHER, severity: LOW, account: \"Raised while somebody could not hear it.\" }) { concern { id } } }",
            new { pupil = placement.GetProperty("pupilId").GetString(), placement = placement.GetProperty("id").GetString() }
        );
    }

    private static async Task<int> RaisedByTutorAsync(GraphQLClient client) =>
        (await client.DataAsync(client.TokenOf("tutor"), "{ concerns(first: 1) { totalCount } }"))
            .GetProperty("concerns")
            .GetProperty("totalCount")
            .GetInt32();
}
