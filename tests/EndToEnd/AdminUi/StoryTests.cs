using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AltProvision.Tests.EndToEnd.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>The story of docs/walkthrough.md, clicked: from a permanent exclusion to a return that lasted.</summary>
public sealed class StoryTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] mornings = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    [Fact]
    public async Task One_placement_from_exclusion_to_sustained_return()
    {
        using var client = new GraphQLClient(site.Host);
        var monday = await NextMondayInTermAsync(client);
        var sixth = await NthSchoolDayAsync(client, monday, 6);
        var (name, familyName) = await ChildWithoutReferralAsync(client);
        await MoveClockAsync(client, monday);
        await using var head = await site.VisitAsync("head");
        await using var officer = await site.VisitAsync("commissioner");

        var referral = await ReferAsync(head, name, familyName, monday);
        await AcceptAndCheckAsync(officer, referral, monday);
        var placement = await ProposeAsync(officer, sixth);
        await AgreeAsync(head, placement);

        await MoveClockAsync(client, sixth);
        await AttendAsync(name);
        await officer.OpenAsync(placement);
        await officer.SeesAsync("Attending");

        var review = await FirstReviewAsync(client, placement);
        await MoveClockAsync(client, review);
        await ReviewAsync(officer, placement, review);
        var transition = await PlanReturnAsync(officer, review);
        await ReturnAsync(client, head, transition, review);
        await EndAsync(officer, placement, review.AddDays(42));

        var check = await SustainedCheckAsync(client, transition);
        await MoveClockAsync(client, check);
        await head.OpenAsync(transition);
        await head.Link("Record whether it lasted").ClickAsync();
        await head.Page.GetByLabel("Yes, it lasted").CheckAsync();
        await head.WriteDayAsync("Day of the check", check);
        await head.Button("Record it").ClickAsync();
        await head.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await head.OpenAsync(transition);
        await head.SeesAsync("Lasted");
        await officer.OpenAsync(referral);
        await officer.SeesAsync("Closed");
    }

    private static async Task<string> ReferAsync(Visitor head, string name, string familyName, DateOnly monday)
    {
        await head.OpenAsync("/referrals");
        await head.Link("Refer a child").ClickAsync();
        await head.Field("First or last name begins with").FillAsync(familyName);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await head.Button("Continue").ClickAsync();
        await head.Page.GetByLabel("Permanent exclusion").CheckAsync();
        await head.WriteDayAsync("Date of the exclusion", monday);
        await head
            .Page.GetByRole(AriaRole.Group, new() { Name = "When on that day did it take effect?" })
            .GetByRole(AriaRole.Radio)
            .First.CheckAsync();
        await head.Button("Continue").ClickAsync();
        await head.Field("Purpose, what was tried, and its effect")
            .FillAsync("Permanently excluded today. Wants to stay with science; travels alone by bus.");
        // The rules answer while somebody writes.
        await head.SeesAsync("The local authority in whose area the child lives must arrange education.");
        await head.Page.ReloadAsync();
        await head.SettleAsync();
        (await head.Field("Purpose, what was tried, and its effect").InputValueAsync()).ShouldStartWith("Permanently excluded today.");
        await head.Button("Continue").ClickAsync();
        await head.Button("Send the referral").ClickAsync();
        await head.SeesAsync("The referral is sent.");
        return PathOf(head);
    }

    private static async Task AcceptAndCheckAsync(Visitor officer, string referral, DateOnly monday)
    {
        await officer.OpenAsync(referral);
        await officer.Button("Accept").ClickAsync();
        await officer.Link("Find a provider").First.ClickAsync();
        await officer
            .Page.GetByRole(AriaRole.Listitem)
            .Filter(new() { HasText = "Kiln Yard Learning" })
            .First.GetByRole(AriaRole.Link, new() { Name = "Record your own check" })
            .ClickAsync();
        await officer.WriteDayAsync("When was it checked?", monday);
        await officer.Field("Who checked?").FillAsync("R. Okafor-Lindqvist, commissioning officer");
        await officer
            .Field("What was looked at, and what was found?")
            .FillAsync("Visited; read safeguarding policy, staff checks, insurance and risk assessments; met the tutor.");
        await officer.Field("Suitable").CheckAsync();
        await officer.Button("Record the check").ClickAsync();
        await officer.SeesAsync("The check is recorded.");
    }

    private static async Task<string> ProposeAsync(Visitor officer, DateOnly sixth)
    {
        await officer
            .Field("What is the placement for?")
            .FillAsync("Full-time education from the sixth school day, and a way back to a mainstream school.");
        await officer.WriteDayAsync("First day", sixth);
        await officer.WriteDayAsync("Agreed last day", sixth.AddDays(120));
        await officer.WriteDayAsync("Day of the first review", sixth.AddDays(60));
        foreach (var day in mornings)
        {
            await officer.Field($"{day} morning").CheckAsync();
        }

        foreach (
            var (label, text) in new[]
            {
                ("Taught hours a week", "15"),
                ("Cost of a week", "420.00"),
                ("What is to be reached", "Attends every session"),
                ("How one will see it", "Register: nine of ten sessions"),
                ("What has to be true for it", "Six weeks without an incident, and the panel agrees"),
                ("How the child travels", "Taxi with escort"),
                ("Responsible for the journey", "Westmarch transport team"),
                ("If the child does not arrive", "Call the parent, then the school's safeguarding lead"),
                ("Risk assessment, made with the provider", "Separate entrance, no unsupervised breaks in the first fortnight."),
            }
        )
        {
            await officer.Field(label).FillAsync(text);
        }

        await officer.Field("Where to").SelectOptionAsync(new SelectOptionValue { Label = "Home school" });
        await officer.WriteDayAsync("Day on which it is to happen", sixth.AddDays(90));
        foreach (var (whose, phone) in new[] { ("provider", "01632 960001"), ("school", "01632 960002") })
        {
            var contact = officer.Page.GetByRole(AriaRole.Group, new() { Name = $"Designated safeguarding lead at the {whose}" });
            await contact.GetByLabel("Name").FillAsync("Demo Lead");
            await contact.GetByLabel("Position").FillAsync("Designated safeguarding lead");
            await contact.GetByLabel("Telephone").FillAsync(phone);
        }

        // A date that is too late for the law is refused, and the one that the rules name is taken.
        await officer.Button("Take this day").ClickAsync();
        await officer.SeesAsync("It can be proposed once you take on what the rules warn of.");
        await officer.Page.GetByRole(AriaRole.Checkbox, new() { Name = "I have read the warning" }).CheckAsync();
        await officer.Field("Why is the placement right all the same?").FillAsync("The school keeps the authority's term dates.");
        await officer.Button("Propose the placement").ClickAsync();
        await officer.SeesAsync("The placement is proposed, and its places are held.");
        return PathOf(officer);
    }

    private async Task AgreeAsync(Visitor head, string placement)
    {
        await using var manager = await site.VisitAsync("manager");
        await AnswerAsync(manager, placement, "Provider");
        foreach (var party in new[] { "Home school", "Parent or carer", "Child" })
        {
            await AnswerAsync(head, placement, party);
        }

        await head.SeesAsync("All parties have agreed.");
    }

    private static async Task AnswerAsync(Visitor visitor, string placement, string party)
    {
        await visitor.OpenAsync(placement);
        await visitor.Link($"Record the answer of {party}").ClickAsync();
        if (party is "Parent or carer" or "Child")
        {
            await visitor.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
            await visitor.Field("Views, in their own words where you can").FillAsync("Agreed at the meeting; views recorded.");
            await visitor.Button("Record the answer").ClickAsync();
        }
        else
        {
            await visitor.Button("Agree to the placement").ClickAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Alert).WaitForAsync();
    }

    private async Task AttendAsync(string name)
    {
        await using var tutor = await site.VisitAsync("tutor");
        await tutor.OpenAsync("/placements/register");
        await tutor.Page.GetByRole(AriaRole.Group, new() { Name = $"{name}, morning" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await tutor.SeesAsync("✓ Marked");
    }

    private static async Task ReviewAsync(Visitor officer, string placement, DateOnly review)
    {
        await officer.OpenAsync(placement);
        await officer.Link("Record a review").ClickAsync();
        await officer.WriteDayAsync("When was it held?", review);
        foreach (var who in new[] { "Home school", "Provider", "Parent or carer", "The child", "Commissioning authority" })
        {
            await officer.Field(who).CheckAsync();
        }

        foreach (
            var question in new[] { "Does the child attend as planned?", "Is the child safe there?", "Does the placement meet the need?" }
        )
        {
            await officer.Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("Yes").CheckAsync();
        }

        await officer.Field("Progress").FillAsync("Came to nearly every session; science work is at the level expected.");
        await officer.Field("What the child said, in the child’s words").FillAsync("I want to go back, but not to the old seating plan.");
        await officer.Field("What the parent or carer said").FillAsync("Relieved, and hopeful.");
        await officer.Field("The risk assessment was looked at again").CheckAsync();
        await officer.Field("Return to the home school").CheckAsync();
        await officer.Field("Why?").FillAsync("Goals are within reach; school and family are ready to try.");
        await officer.Button("Record the review").ClickAsync();
        await officer.Page.GetByRole(AriaRole.Alert).WaitForAsync();
    }

    private static async Task<string> PlanReturnAsync(Visitor officer, DateOnly review)
    {
        await officer.Page.Locator("a[href^='/transitions/new']").First.ClickAsync();
        await officer.Field("Return to the home school").CheckAsync();
        await officer.Field("Support on the way").FillAsync("Key adult at the gate each morning; a quiet room at break; weekly call home.");
        await officer.Field("Adult at the destination whom the child can turn to").FillAsync("Demo Head of Year 9");
        await officer
            .Field("By what will you tell that a stage has worked?")
            .FillAsync("Four of five lessons attended each week; no walk-outs.");
        await officer.Field("What happens when a stage does not hold?").FillAsync("Back to two half-days for a fortnight, then try again.");
        await officer.Field("A parent has agreed to the plan").CheckAsync();
        await officer.Field("The child has agreed to the plan").CheckAsync();
        if (!await officer.Page.GetByRole(AriaRole.Group, new() { Name = "Stage 2 begins on" }).IsVisibleAsync())
        {
            await officer.Button("Add a stage").ClickAsync();
        }

        await officer.WriteDayAsync("Stage 1 begins on", review.AddDays(21));
        await officer.Field("Half-days a week in stage 1").FillAsync("2");
        await officer.WriteDayAsync("Stage 2 begins on", review.AddDays(42));
        await officer.Field("Half-days a week in stage 2").FillAsync("10");
        await officer.Button("Plan the way out").ClickAsync();
        await officer.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        return PathOf(officer);
    }

    private async Task ReturnAsync(GraphQLClient client, Visitor head, string transition, DateOnly review)
    {
        foreach (var (stage, day) in new[] { (1, review.AddDays(21)), (2, review.AddDays(42)) })
        {
            await MoveClockAsync(client, day);
            await head.OpenAsync(transition);
            await head.Link($"Record that stage {stage} began").ClickAsync();
            await head.Button($"Record that stage {stage} began").ClickAsync();
            await head.SeesAsync($"Stage {stage} is recorded");
        }

        await head.Link("Complete the transition").ClickAsync();
        await head.WriteDayAsync("Day on which the pupil attended so", review.AddDays(42));
        await head.Button("Complete the transition").ClickAsync();
        await head.SeesAsync("The transition is complete.");
    }

    private static async Task EndAsync(Visitor officer, string placement, DateOnly lastDay)
    {
        await officer.OpenAsync(placement + "/end");
        await officer.WriteDayAsync("Real last day", lastDay);
        foreach (
            var (label, choice) in new[]
            {
                ("Why it ends", "Completed: back at the home school"),
                ("Did it do what it was for?", "All goals were reached"),
                ("Where does the pupil go?", "Home school"),
            }
        )
        {
            await officer.Field(label).SelectOptionAsync(new SelectOptionValue { Label = choice });
        }

        await officer.WriteDayAsync("First day there (optional)", lastDay.AddDays(1));
        await officer.Field("Who answers for the next step? (optional)").FillAsync("Demo Head of Year 9");
        await officer.Button("End the placement").ClickAsync();
        await officer.SeesAsync("The placement has ended.");
    }

    private static string PathOf(Visitor visitor) => new Uri(visitor.Page.Url).AbsolutePath;

    private async Task MoveClockAsync(GraphQLClient client, DateOnly day)
    {
        using var http = new HttpClient { BaseAddress = site.Host.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", client.TokenOf("head"));
        using var response = await http.PostAsJsonAsync("development/clock", new { today = day });
        response.EnsureSuccessStatusCode();
    }

    private static async Task<DateOnly> NextMondayInTermAsync(GraphQLClient client)
    {
        var from = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        var data = await client.DataAsync(
            client.TokenOf("head"),
            "query ($from: Date!, $to: Date!) { schoolDays(of: { laCode: \"999\" }, from: $from, to: $to) { days { date isSchoolDay } } }",
            new { from, to = from.AddDays(70) }
        );
        return data.GetProperty("schoolDays")
            .GetProperty("days")
            .EnumerateArray()
            .Where(day => day.GetProperty("isSchoolDay").GetBoolean())
            .Select(day => DateOf(day.GetProperty("date")))
            .First(day => day.DayOfWeek == DayOfWeek.Monday);
    }

    private static async Task<DateOnly> NthSchoolDayAsync(GraphQLClient client, DateOnly from, int n)
    {
        var data = await client.DataAsync(
            client.TokenOf("head"),
            "query ($from: Date!, $n: Int!) { nthSchoolDay(of: { laCode: \"999\" }, from: $from, n: $n) { date } }",
            new { from, n }
        );
        return DateOf(data.GetProperty("nthSchoolDay").GetProperty("date"));
    }

    private static async Task<(string Name, string FamilyName)> ChildWithoutReferralAsync(GraphQLClient client)
    {
        var data = await client.DataAsync(
            client.TokenOf("head"),
            "{ pupils(first: 100, where: { yearGroup: 9, isOnRoll: true }) { nodes { givenName familyName referrals { id } } } }"
        );
        var pupil = data.GetProperty("pupils")
            .GetProperty("nodes")
            .EnumerateArray()
            .First(node => node.GetProperty("referrals").GetArrayLength() == 0);
        var familyName = pupil.GetProperty("familyName").GetString()!;
        return ($"{pupil.GetProperty("givenName").GetString()} {familyName}", familyName);
    }

    private static async Task<DateOnly> FirstReviewAsync(GraphQLClient client, string placement)
    {
        var data = await client.DataAsync(
            client.TokenOf("commissioner"),
            "query ($id: ID!) { placement(id: $id) { nextReviewDue } }",
            new { id = placement.Split('/')[^1] }
        );
        return DateOf(data.GetProperty("placement").GetProperty("nextReviewDue"));
    }

    private static async Task<DateOnly> SustainedCheckAsync(GraphQLClient client, string transition)
    {
        var data = await client.DataAsync(
            client.TokenOf("commissioner"),
            "query ($id: ID!) { transition(id: $id) { sustainedCheckDue } }",
            new { id = transition.Split('/')[^1] }
        );
        return DateOf(data.GetProperty("transition").GetProperty("sustainedCheckDue"));
    }

    private static DateOnly DateOf(JsonElement date) => date.Deserialize<DateOnly>();
}
