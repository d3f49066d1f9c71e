using System.Text.Json;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>A draft that is opened elsewhere shows all that was written in it.</summary>
public sealed class ReferralCircumstancesTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly Product product = demo.Product;

    [Theory]
    [InlineData(
        """{ "reason": "PERMANENT_EXCLUSION", "eventDate": "2026-01-05", "summary": "Excluded after an incident in school.", "exclusionSession": "AFTERNOON" }""",
        """{"exclusionSession":"AFTERNOON","suspensions":[],"directionPurpose":null}"""
    )]
    [InlineData(
        """{ "reason": "SUSPENSION", "eventDate": "2026-01-05", "summary": "Suspended twice within a week.", "suspensions": [{ "from": "2026-01-05", "to": "2026-01-07" }, { "from": "2026-01-08", "to": "2026-01-13" }] }""",
        """{"exclusionSession":null,"suspensions":[{"from":"2026-01-05","to":"2026-01-07"},{"from":"2026-01-08","to":"2026-01-13"}],"directionPurpose":null}"""
    )]
    [InlineData(
        """{ "reason": "OFF_SITE_DIRECTION", "eventDate": "2026-01-05", "summary": "Directed to improve behaviour.", "directionPurpose": "BEHAVIOUR" }""",
        """{"exclusionSession":null,"suspensions":[],"directionPurpose":"BEHAVIOUR"}"""
    )]
    public async Task What_was_written_is_read_again(string content, string expected)
    {
        var head = DemoViewers.Of("head");
        var pupils = await product.AskAsync(head, "{ pupils(first: 1) { nodes { id } } }");
        var pupil = pupils.GetProperty("data").GetProperty("pupils").GetProperty("nodes")[0].GetProperty("id").GetString();

        var drafted = await product.AskAsync(
            head,
            """
            mutation ($pupil: ID!, $content: ReferralContentInput!) {
              draftReferral(input: { pupilId: $pupil, content: $content }) { referral { id } userErrors { message } }
            }
            """,
            new { pupil, content = JsonDocument.Parse(content).RootElement }
        );
        var id = drafted.GetProperty("data").GetProperty("draftReferral").GetProperty("referral").GetProperty("id").GetString();
        var read = await product.AskAsync(
            head,
            "query ($id: ID!) { referral(id: $id) { circumstances { exclusionSession suspensions { from to } directionPurpose } } }",
            new { id }
        );

        read.GetProperty("data").GetProperty("referral").GetProperty("circumstances").GetRawText().ShouldBe(expected);
    }
}
