using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using AltProvision.Kernel;
using AltProvision.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>What holds of the composed product.</summary>
public sealed class CompositionTests
{
    public static TheoryData<string> Modules => [.. Composed.ModuleAssemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Modules))]
    public async Task Without_any_one_module_the_rest_composes(string missing)
    {
        var rest = Composed.ModuleAssemblies.Where(assembly => assembly.GetName().Name != missing).ToList();
        await using var product = Composed.Compose(rest);
        var schema = product.GetRequiredService<Schema>();
        schema.Query.ShouldNotBeNull();
        product.GetRequiredService<ModuleContexts>().Types.Count.ShouldBe(rest.Count);
    }

    [Fact]
    public async Task The_committed_schema_is_the_schema()
    {
        await using var product = Composed.Compose();
        var printed = SchemaPrinter.Print(product.GetRequiredService<Schema>());
        var committed = await File.ReadAllTextAsync(
            Path.Combine(SourceTree.Root, "docs", "schema.graphql"),
            TestContext.Current.CancellationToken
        );
        committed.Trim().ShouldBe(printed.Trim(), "Run: dotnet run --project src/Host -- schema print > docs/schema.graphql");
    }

    [Fact]
    public async Task The_printed_schema_is_valid_and_prints_the_same_when_it_is_read_back()
    {
        await using var product = Composed.Compose();
        var printed = SchemaPrinter.Print(product.GetRequiredService<Schema>());

        var readBack = SchemaBuilder.FromSdl(printed);

        SchemaValidator.Validate(readBack).ShouldBeEmpty();
        SchemaPrinter.Print(readBack).ShouldBe(printed);
    }

    [Fact]
    public async Task Each_module_keeps_to_its_own_schema()
    {
        await using var product = Composed.Compose();
        foreach (var (name, model) in Models(product))
        {
            // The audit is everybody's, and only added to.
            model
                .GetEntityTypes()
                .Where(entity => entity.GetTableName() is not null && entity.ClrType != typeof(AuditEntry))
                .ShouldAllBe(entity => entity.GetSchema() == name);
            model
                .GetEntityTypes()
                .SelectMany(entity => entity.GetForeignKeys())
                .ShouldAllBe(key => key.PrincipalEntityType.GetSchema() == name || key.PrincipalEntityType.GetSchema() == null);
        }
    }

    [Fact]
    public async Task The_migrations_make_the_model()
    {
        await using var product = Composed.Compose();
        await using var scope = product.CreateAsyncScope();
        foreach (var type in product.GetRequiredService<ModuleContexts>().Types)
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            db.Database.HasPendingModelChanges()
                .ShouldBeFalse($"{type.Name} differs from its migrations: see CONTRIBUTING.md, Migrations.");
        }
    }

    private static List<(string Schema, IModel Model)> Models(ServiceProvider product)
    {
        using var scope = product.CreateScope();
        return
        [
            .. product
                .GetRequiredService<ModuleContexts>()
                .Types.Select(type => (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type))
                .Select(db => (db.Schema, db.Model)),
        ];
    }
}
