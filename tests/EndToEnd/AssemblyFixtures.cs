using AltProvision.Tests.Support.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
