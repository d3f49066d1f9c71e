using AltProvision.Host;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Database;

/// <summary>Over which lines the product speaks to its database in Production.</summary>
public sealed class DatabaseLineTests
{
    [Theory]
    [InlineData("Host=db.example.org")]
    [InlineData("Host=db.example.org;SSL Mode=Require")]
    [InlineData("Host=10.0.0.4;SSL Mode=Prefer")]
    [InlineData("Host=fd00::4")]
    [InlineData("Host=localhost,db.example.org:5433")]
    [InlineData("Host=localhost.example.org")]
    [InlineData("Host=127.0.0.1.example.org")]
    public void Another_machine_has_to_show_who_it_is(string connection) =>
        Should.Throw<HostException>(() => ProductDatabase.RequireTls(connection)).Message.ShouldContain("Add SSL Mode=VerifyFull");

    [Theory]
    [InlineData("Host=db.example.org;SSL Mode=VerifyFull")]
    [InlineData("Host=db.example.org;SslMode=VerifyCA;Root Certificate=ca.pem")]
    [InlineData("Host=localhost")]
    [InlineData("Host=localhost:5433,127.0.0.1")]
    [InlineData("Host=127.0.0.1;SSL Mode=Disable")]
    [InlineData("Host=::1")]
    [InlineData("Host=/var/run/postgresql")]
    public void It_shows_it_or_is_this_one(string connection) => Should.NotThrow(() => ProductDatabase.RequireTls(connection));
}
