using System.Security.Claims;
using AltProvision.Access.Contracts;
using AltProvision.Host;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

public sealed class ClaimReaderTests
{
    private const string First = "https://first.example.org";
    private const string Second = "https://second.example.org";

    [Fact]
    public void One_subject_of_two_issuers_is_two_persons()
    {
        SubjectOf(First, "4711").ShouldNotBe(SubjectOf(Second, "4711"));
        SubjectOf(First, "4711").ShouldNotBe(SubjectOf(First, "4712"));
    }

    [Fact]
    public void A_person_stays_the_same_with_each_token_and_with_a_slash_at_the_issuers_end() =>
        SubjectOf(First, "4711").ShouldBe(SubjectOf(First + "/", "4711"));

    [Fact]
    public void A_revocation_of_one_issuers_person_leaves_the_others()
    {
        var revoked = new RevokedTokens();
        var now = TimeProvider.System.GetUtcNow();
        revoked.Add(new(First, "4711", null, now.AddMinutes(1), now));

        revoked.Covers(TokenOf(First, "4711")).ShouldBeTrue();
        revoked.Covers(TokenOf(Second, "4711")).ShouldBeFalse();
    }

    private static string SubjectOf(string issuer, string subject) => ViewerClaims.ViewerOf(new(Read(issuer, subject))).Subject;

    private static SignInToken TokenOf(string issuer, string subject) => ViewerClaims.TokenOf(new(Read(issuer, subject)))!;

    private static ClaimsIdentity Read(string issuer, string subject) =>
        new ClaimReader(new() { Authority = issuer, Audience = "api" }).Read(
            new JsonWebToken(
                new JsonWebTokenHandler().CreateToken(
                    new SecurityTokenDescriptor
                    {
                        Issuer = issuer,
                        Claims = new Dictionary<string, object>
                        {
                            ["sub"] = subject,
                            ["role"] = "LaCommissioner",
                            ["la"] = "332",
                        },
                    }
                )
            )
        )!;
}
