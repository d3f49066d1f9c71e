using System.Reflection;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>Nothing about a person is shown that the audit does not know the class of.</summary>
public sealed class AuditTests
{
    private static readonly string[] records = ["PupilId", "ReferralId", "PlacementId", "ReviewId", "TransitionId", "ConcernId"];

    [Fact]
    public void Every_type_of_the_graph_that_is_or_names_a_record_states_its_class()
    {
        using var services = Composed.Compose();

        var types = services
            .GetRequiredService<Schema>()
            .Types.OfType<ObjectType>()
            .Select(type => type.RuntimeType)
            .OfType<Type>()
            .ToList();

        types.Count.ShouldBeGreaterThan(50);
        types
            .Where(type =>
                type.GetProperties()
                    .Any(property => records.Contains(Unwrap(property).Name) || (property.Name == "Id" && IsTyped(property)))
            )
            .Where(type => !type.IsDefined(typeof(HoldsAttribute)))
            .Select(type => type.Name)
            .ShouldBeEmpty();
        types
            .Where(type =>
                type.GetCustomAttribute<HoldsAttribute>() is { } holds && (holds.Of is not null || type.GetProperty("Id") is not null)
            )
            .Where(type => ViewedRecord.Of(type) is null)
            .Select(type => type.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_module_states_the_class_of_what_it_holds() =>
        Composed
            .ModuleAssemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(ModuleDbContext)) && !type.IsDefined(typeof(HoldsAttribute)))
            .ShouldBeEmpty();

    private static bool IsTyped(PropertyInfo property) => Unwrap(property).GetProperty("Value")?.PropertyType == typeof(Guid);

    private static Type Unwrap(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
