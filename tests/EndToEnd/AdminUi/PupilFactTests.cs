using AltProvision.Tests.EndToEnd.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>What is true of a child for a time, from the child's page.</summary>
public sealed class PupilFactTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_need_is_recorded_from_its_first_day_to_its_last()
    {
        var id = await PupilWithoutFactsAsync("head");
        await using var head = await site.VisitAsync("head");
        await head.OpenAsync($"/pupils/{id}");
        await head.SeesAsync("No plan, SEN support, care or free school meals are on file.");
        await head.Link("Record needs and care").ClickAsync();

        await head.Button("Record it").ClickAsync();
        await head.SeesAsync("Choose what to record");
        await head.Field("SEN support").CheckAsync();
        await head.WriteDayAsync("From which day?", today.AddYears(-30));
        await head.Button("Record it").ClickAsync();
        await head.SeesAsync("The first day lies more than a year ahead or 20 years back. Check the year.");
        (await head.Page.Locator("#field-from-error").CountAsync()).ShouldBe(1);
        await head.WriteDayAsync("From which day?", today.AddDays(-30));
        await head.Button("Record it").ClickAsync();
        await head.SeesAsync("It is recorded.");

        await head.Link("Record the last day of SEN support").ClickAsync();
        await head.WriteDayAsync("Last day on which it is true", today.AddDays(-40));
        await head.Button("Record the last day").ClickAsync();
        await head.SeesAsync("its last day cannot be earlier.");
        (await head.Page.Locator("#field-lastDay-error").CountAsync()).ShouldBe(1);
        await head.WriteDayAsync("Last day on which it is true", today.AddDays(-1));
        await head.Button("Record the last day").ClickAsync();

        await head.SeesAsync("Its last day is recorded.");
        await Assertions.Expect(head.Link("Record the last day of SEN support")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_home_authority_records_what_it_decides_itself()
    {
        var id = await PupilWithoutFactsAsync("commissioner");
        await using var officer = await site.VisitAsync("commissioner");
        await officer.OpenAsync($"/pupils/{id}/facts/new");

        (await officer.Page.GetByRole(AriaRole.Radio).CountAsync()).ShouldBe(2);
        await officer.Field("Looked after by a local authority").CheckAsync();
        await officer.WriteDayAsync("From which day?", today.AddDays(7));
        await officer.Button("Record it").ClickAsync();

        await officer.SeesAsync("It is recorded.");
        await Assertions.Expect(officer.Link("Record the last day of Looked after by a local authority")).ToHaveCountAsync(1);
    }

    private async Task<string> PupilWithoutFactsAsync(string person)
    {
        using var client = new GraphQLClient(site.Host);
        var data = await client.DataAsync(
            client.TokenOf(person),
            "{ pupils(first: 50, where: { isOnRoll: true }) { nodes { id facts { id } } } }"
        );
        return data.GetProperty("pupils")
            .GetProperty("nodes")
            .EnumerateArray()
            .First(pupil => pupil.GetProperty("facts").GetArrayLength() == 0)
            .GetProperty("id")
            .GetString()!;
    }
}
