using AltProvision.Access.Contracts;
using AltProvision.Host;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

public sealed class RevokedTokensTests
{
    private static readonly DateTimeOffset noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly RevokedTokens revoked = new();

    [Theory]
    [InlineData("a", "one", -1, true)]
    [InlineData("a", "one", 0, true)]
    [InlineData("a", "one", 1, false)]
    [InlineData("b", "one", -1, false)]
    [InlineData("a", "two", -1, false)]
    public void All_that_was_issued_to_a_person_until_then_is_refused(string issuer, string subject, int seconds, bool isRevoked)
    {
        revoked.Add(new("a", "one", Session: null, noon, noon));

        revoked.Covers(new(issuer, subject, "s", noon.AddSeconds(seconds))).ShouldBe(isRevoked);
    }

    [Theory]
    [InlineData("s", true)]
    [InlineData("t", false)]
    [InlineData(null, false)]
    public void One_session_of_several_is_refused(string? session, bool isRevoked)
    {
        revoked.Add(new("a", Subject: null, "s", noon, noon));

        revoked.Covers(new("a", "one", session, noon)).ShouldBe(isRevoked);
    }

    [Fact]
    public void The_latest_counts_whatever_the_order()
    {
        revoked.Add(new("a", "one", Session: null, noon, noon));
        revoked.Add(new("a", "one", Session: null, noon.AddHours(-1), noon));

        revoked.Covers(new("a", "one", null, noon)).ShouldBeTrue();
    }

    [Fact]
    public void What_no_token_can_match_is_forgotten()
    {
        revoked.Add(new("a", "one", Session: null, noon, noon));

        revoked.ForgetThoseBefore(noon.AddSeconds(1));

        revoked.Covers(new("a", "one", null, noon)).ShouldBeFalse();
    }
}
