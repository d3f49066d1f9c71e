using AltProvision.Access.Contracts;
using AltProvision.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

public sealed class SignInSettingsTests
{
    private static readonly (string, string?)[] one = [("Issuers:0:Authority", "https://id.example.org/"), ("Issuers:0:Audience", "api")];

    [Fact]
    public void An_issuer_needs_its_address_and_its_audience_and_has_careful_defaults()
    {
        var settings = Read("Production", one);

        var issuer = settings.Issuers.ShouldHaveSingleItem();
        issuer.Name.ShouldBe("https://id.example.org");
        issuer.AlgorithmsOrDefault.ShouldBe(["RS256", "ES256", "PS256"]);
        issuer.TypesOrDefault.ShouldBe(["at+jwt", "application/at+jwt"]);
        issuer.ClockSkew.ShouldBe(TimeSpan.FromSeconds(30));
        issuer.LongestToken.ShouldBe(TimeSpan.FromHours(1));
        issuer.Browser.ShouldBeNull();
        settings.HasDevelopment.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Issuers:0:Authority", "somewhere", "Authority")]
    [InlineData("Issuers:0:Authority", "http://id.example.org", "https")]
    [InlineData("Issuers:0:Audience", "", "Audience")]
    [InlineData("Issuers:0:Algorithms:0", "none", "Algorithms")]
    [InlineData("Issuers:0:Algorithms:0", "HS256", "Algorithms")]
    [InlineData("Issuers:0:Types:0", " ", "Types")]
    [InlineData("Issuers:0:ClockSkew", "00:02:01", "ClockSkew")]
    [InlineData("Issuers:0:LongestToken", "1.00:00:01", "LongestToken")]
    [InlineData("Issuers:0:Roles:theirs", "Headteacher", "Headteacher")]
    [InlineData("Issuers:0:Roles:theirs", "3", "'3'")]
    [InlineData("Issuers:0:Browser:Scopes:0", "openid", "ClientId")]
    [InlineData("CheckEvery", "00:00:21", "CheckEvery")]
    [InlineData("Development", "true", "refused in Production")]
    [InlineData("Issuers:1:Authority", "https://id.example.org", "Issuers:1:Audience")]
    public void What_cannot_be_meant_so_ends_the_start_and_is_named(string key, string value, string named) =>
        Should.Throw<HostException>(() => Read("Production", [.. one, (key, value)])).Message.ShouldContain(named);

    [Fact]
    public void The_same_issuer_twice_ends_the_start() =>
        Should
            .Throw<HostException>(() =>
                Read("Production", [.. one, ("Issuers:1:Authority", "https://id.example.org"), ("Issuers:1:Audience", "other")])
            )
            .Message.ShouldContain("twice");

    [Fact]
    public void Keys_over_an_open_line_are_for_this_machine_and_not_for_production()
    {
        (string, string?)[] loopback = [("Issuers:0:Authority", "http://127.0.0.1:5000"), ("Issuers:0:Audience", "api")];

        Read("Development", loopback).Issuers.Count.ShouldBe(1);
        Should.Throw<HostException>(() => Read("Production", loopback));
    }

    [Theory]
    [InlineData("Development", false, null, true)]
    [InlineData("Development", true, null, false)]
    [InlineData("Development", true, "true", true)]
    [InlineData("Development", false, "false", false)]
    [InlineData("Staging", true, null, false)]
    [InlineData("Staging", true, "true", true)]
    [InlineData("Production", true, "false", false)]
    public void Development_sign_in_stands_in_for_an_issuer(string environment, bool hasIssuer, string? asked, bool has) =>
        Read(environment, [.. hasIssuer ? one : [], ("Development", asked)]).HasDevelopment.ShouldBe(has);

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    public void Elsewhere_an_issuer_is_needed(string environment) =>
        Should.Throw<HostException>(() => Read(environment)).Message.ShouldContain("AltProvision:SignIn:Issuers:0:Authority");

    [Fact]
    public void A_revocation_counts_within_a_minute_also_where_signals_are_lost()
    {
        // A revoked permission: what remembers it, then the next look. A revoked token: the next look alone.
        (ClientSchools.Longest + SignInSettings.LongestCheckEvery).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        Read("Production", one).CheckEvery.ShouldBeLessThanOrEqualTo(SignInSettings.LongestCheckEvery);
    }

    [Fact]
    public void Revocations_are_kept_for_longer_than_a_token_can_live() =>
        SignInLimits.RevocationsAreKept.ShouldBeGreaterThan(SignInLimits.LongestToken + (3 * SignInLimits.MostClockSkew));

    private static SignInSettings Read(string environment, params IReadOnlyList<(string Key, string? Value)> settings) =>
        SignInSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings
                        .GroupBy(setting => setting.Key)
                        .Select(group => KeyValuePair.Create($"AltProvision:SignIn:{group.Key}", group.Last().Value))
                )
                .Build(),
            new HostingEnvironment { EnvironmentName = environment }
        );
}
