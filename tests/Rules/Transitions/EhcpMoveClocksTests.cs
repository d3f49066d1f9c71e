using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class EhcpMoveClocksTests
{
    [Theory]
    [Covers("ENG-TRN-010", "ENG-TRN-012")]
    [InlineData("""{"phase":"secondaryToPost16","transferYear":2026}""", "2026-03-31", null, null, null)]
    [InlineData("""{"phase":"PrimaryToSecondary","transferYear":"2026"}""", "2026-02-15", null, null, null)]
    [InlineData("""{"phase":"post16ToPost16","transferYear":2026}""", "2026-04-01", null, null, null)]
    [InlineData("""{"movedLaOn":"2026-01-12","lastReviewOrPlan":"2025-06-10"}""", null, "2026-01-12", "2026-02-23", "2026-06-09")]
    [InlineData("""{"lastReviewOrPlan":"2025-06-10"}""", null, null, null, null)]
    public void The_clocks_of_phase_and_move_come_from_their_facts(
        string facts,
        string? phaseTransferBy,
        string? planTransfersOn,
        string? tellsFamilyBy,
        string? reviewBy
    )
    {
        var expected = new JsonObject
        {
            ["phaseTransferBy"] = phaseTransferBy,
            ["planTransfersOn"] = planTransfersOn,
            ["newLaTellsFamilyBy"] = tellsFamilyBy,
            ["reviewBy"] = reviewBy,
        };

        JsonNode.DeepEquals(Read(facts), expected).ShouldBeTrue();
    }

    [Fact]
    [Covers("ENG-TRN-010")]
    public void A_phase_needs_its_year()
    {
        Should.Throw<BadFactsException>(() => Read("""{"phase":"intoSchool"}""")).Message.ShouldStartWith("facts.transferYear: missing");
    }

    private static JsonObject Read(string facts) =>
        EhcpMoveClocks.Read(new(Given.Book, new(JsonDocument.Parse(facts).RootElement), null, Given.BankHolidays));
}
