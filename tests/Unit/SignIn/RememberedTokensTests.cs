using System.Security.Claims;
using AltProvision.Host;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

public sealed class RememberedTokensTests : IDisposable
{
    private readonly Clock clock = new();
    private readonly RememberedTokens remembered;

    public RememberedTokensTests() => remembered = new(clock);

    public void Dispose() => remembered.Dispose();

    [Fact]
    public void A_token_is_verified_once_a_minute()
    {
        Believe("a", lifetime: TimeSpan.FromHours(1));

        Recall("a").ShouldBe("a pupil's teacher");
        clock.Now += RememberedTokens.Longest - TimeSpan.FromSeconds(1);
        Recall("a").ShouldBe("a pupil's teacher");
        clock.Now += TimeSpan.FromSeconds(1);
        Recall("a").ShouldBeNull();
    }

    [Fact]
    public void A_token_is_not_believed_beyond_its_end()
    {
        Believe("a", lifetime: TimeSpan.FromSeconds(10));

        clock.Now += TimeSpan.FromSeconds(9);
        Recall("a").ShouldNotBeNull();
        clock.Now += TimeSpan.FromSeconds(1);
        Recall("a").ShouldBeNull();
    }

    [Fact]
    public void A_token_that_has_ended_is_not_remembered()
    {
        Believe("a", lifetime: TimeSpan.FromSeconds(-1));

        Recall("a").ShouldBeNull();
    }

    [Theory]
    [InlineData("b")]
    [InlineData("A")]
    [InlineData("a ")]
    [InlineData("")]
    public void Another_text_is_another_token(string token)
    {
        Believe("a", lifetime: TimeSpan.FromHours(1));

        Recall(token).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_remembered_once_an_issuer_changes_its_keys()
    {
        Believe("a", lifetime: TimeSpan.FromHours(1));

        remembered.Forget();

        Recall("a").ShouldBeNull();
    }

    private void Believe(string token, TimeSpan lifetime) =>
        remembered.Remember(token, new(new ClaimsIdentity([new("sub", "a pupil's teacher")], "test")), clock.Now + lifetime);

    private string? Recall(string token) => remembered.Recall(token)?.FindFirst("sub")!.Value;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
