using System.Security.Claims;
using AltProvision.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
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
    public async Task A_token_is_verified_once_a_minute()
    {
        await BelieveAsync("Bearer a", lifetime: TimeSpan.FromHours(1));

        (await RecallAsync("Bearer a")).ShouldBe("a pupil's teacher");
        clock.Now += RememberedTokens.Longest - TimeSpan.FromSeconds(1);
        (await RecallAsync("Bearer a")).ShouldBe("a pupil's teacher");
        clock.Now += TimeSpan.FromSeconds(1);
        (await RecallAsync("Bearer a")).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_is_not_believed_beyond_its_end()
    {
        await BelieveAsync("Bearer a", lifetime: TimeSpan.FromSeconds(10));

        clock.Now += TimeSpan.FromSeconds(9);
        (await RecallAsync("Bearer a")).ShouldNotBeNull();
        clock.Now += TimeSpan.FromSeconds(1);
        (await RecallAsync("Bearer a")).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_has_ended_is_not_remembered()
    {
        await BelieveAsync("Bearer a", lifetime: TimeSpan.FromSeconds(-1));

        (await RecallAsync("Bearer a")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Bearer b")]
    [InlineData("Bearer A")]
    [InlineData("Bearer a ")]
    [InlineData("")]
    public async Task Another_header_is_another_token(string header)
    {
        await BelieveAsync("Bearer a", lifetime: TimeSpan.FromHours(1));

        (await RecallAsync(header)).ShouldBeNull();
    }

    private Task BelieveAsync(string header, TimeSpan lifetime)
    {
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                NotBefore = clock.Now.UtcDateTime - TimeSpan.FromDays(1),
                Expires = clock.Now.UtcDateTime + lifetime,
            }
        );
        var context = new TokenValidatedContext(Request(header), Scheme, new JwtBearerOptions())
        {
            Principal = new(new ClaimsIdentity([new("sub", "a pupil's teacher")], "test")),
            SecurityToken = new JsonWebToken(token),
        };
        return remembered.Events.TokenValidated(context);
    }

    private async Task<string?> RecallAsync(string header)
    {
        var context = new MessageReceivedContext(Request(header), Scheme, new JwtBearerOptions());
        await remembered.Events.MessageReceived(context);
        return context.Result?.Succeeded is true ? context.Principal!.FindFirst("sub")!.Value : null;
    }

    private static AuthenticationScheme Scheme => new("Bearer", null, typeof(JwtBearerHandler));

    private static DefaultHttpContext Request(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;
        return context;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
