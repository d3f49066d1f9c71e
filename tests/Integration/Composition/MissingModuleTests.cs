using System.Reflection;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Composition;

/// <summary>A host without one of the modules starts and answers for the others.</summary>
public sealed class MissingModuleTests(PostgresFixture postgres)
{
    public static TheoryData<string> Modules =>
        [.. ProductAssemblies.Modules.Where(HasModule).Select(assembly => assembly.GetName().Name!["AltProvision.".Length..])];

    [Theory]
    [MemberData(nameof(Modules))]
    public async Task The_rest_starts_and_answers(string missing)
    {
        var rest = ProductAssemblies.Modules.Where(assembly => assembly.GetName().Name != "AltProvision." + missing).ToList();
        await using var product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), modules: rest);

        var query = missing is "Referrals" ? "{ placements { nodes { id } } }" : "{ referrals { nodes { id } } }";
        var response = await product.AskAsync(
            DemoPeople.All.Single(person => person.Key == "commissioner").Viewer,
            query,
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
    }

    private static bool HasModule(Assembly assembly) =>
        assembly.GetTypes().Any(type => type.IsClass && type.IsAssignableTo(typeof(IModule)));
}
