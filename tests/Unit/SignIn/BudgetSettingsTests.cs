using System.Net;
using System.Security.Claims;
using AltProvision.GraphQL;
using AltProvision.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

/// <summary><c>AltProvision:GraphQL:Budget</c> and <c>AltProvision:Http</c>.</summary>
public sealed class BudgetSettingsTests
{
    private static BudgetSettings Read(string environment, params (string Key, string Value)[] settings) =>
        BudgetSettings.Read(
            Configuration("AltProvision:GraphQL:Budget", settings),
            new HostingEnvironment { EnvironmentName = environment }
        );

    private static IConfiguration Configuration(string section, (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{section}:{setting.Key}", (string?)setting.Value)))
            .Build();

    private static Allowance Of(BudgetSettings settings, params Claim[] claims)
    {
        var budget = new GraphQLBudgetOptions();
        settings.ApplyTo(budget);
        return budget.AllowanceOf!(new(claims.Length == 0 ? new ClaimsIdentity() : new ClaimsIdentity(claims, "test")))!;
    }

    [Fact]
    public void People_clients_and_strangers_are_allowed_different_things()
    {
        var settings = Read("Production", ("Person:Capacity", "7"));

        Of(settings, new Claim("sub", "p"), new Claim("role", "SchoolStaff")).ShouldBe(new("person", 7, 500, 10, 20));
        Of(settings, new Claim("sub", "c"), new Claim("role", "MisClient")).ShouldBe(new("client", 1_000_000, 20_000, 20, 100));
        Of(settings).ShouldBe(new("anonymous", 2_000, 20, 5, 20));
        Of(settings).ShouldBeSameAs(Of(settings));
    }

    [Fact]
    public void In_development_nobody_is_short() => Of(Read("Development")).Capacity.ShouldBe(1_000 * Of(Read("Production")).Capacity);

    [Theory]
    [InlineData("Person:Capacity", "0")]
    [InlineData("Client:PerSecond", "much")]
    [InlineData("Anonymous:AtOnce", "-1")]
    [InlineData("Person:Waiting", "-1")]
    [InlineData("MaxAtOnce", "0")]
    [InlineData("LongestWait", "00:00:00")]
    public void What_cannot_be_meant_so_ends_the_start_and_is_named(string key, string value) =>
        Should.Throw<HostException>(() => Read("Production", (key, value))).Message.ShouldContain($"{key} is");

    [Theory]
    [InlineData("MaxConnections", "0")]
    [InlineData("MaxSockets", "many")]
    [InlineData("TrustedProxies:0", "proxy.example.org")]
    public void So_do_limits_of_connections(string key, string value) =>
        Should.Throw<HostException>(() => HttpLimits.Read(Configuration("AltProvision:Http", [(key, value)]))).Message.ShouldContain(key);

    [Fact]
    public void A_proxy_is_an_address_or_a_network()
    {
        var limits = HttpLimits.Read(
            Configuration("AltProvision:Http", [("TrustedProxies:0", "192.0.2.1"), ("TrustedProxies:1", "10.0.0.0/24")])
        );

        limits.TrustedProxies.ShouldBe([new(IPAddress.Parse("192.0.2.1"), 32), new(IPAddress.Parse("10.0.0.0"), 24)]);
    }
}
