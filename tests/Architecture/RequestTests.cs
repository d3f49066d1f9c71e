using System.Reflection;
using AltProvision.GraphQL;
using AltProvision.Host;
using AltProvision.Kernel;
using MediatR;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>What holds of every use case.</summary>
public sealed class RequestTests
{
    private static readonly IReadOnlyList<Type> requests =
    [
        .. Composed
            .ModuleAssemblies.Concat(Composed.ContractAssemblies)
            .Append(typeof(ProductAssemblies).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false } && ResponseOf(type) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private static readonly ILookup<Type, Type> handlers = Composed
        .ModuleAssemblies.Append(typeof(ProductAssemblies).Assembly)
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract)
        .SelectMany(type =>
            type.GetInterfaces()
                .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                .Select(contract => (Request: contract.GetGenericArguments()[0], Handler: type))
        )
        .ToLookup(pair => pair.Request, pair => pair.Handler);

    [Fact]
    public void There_are_requests_to_look_at() => requests.Count.ShouldBeGreaterThan(50);

    [Fact]
    public void Every_request_states_who_may_send_it() =>
        requests.Where(type => !type.IsDefined(typeof(AllowAttribute)) && !type.IsDefined(typeof(AllowSystemAttribute))).ShouldBeEmpty();

    [Fact]
    public void Every_request_has_one_handler() => requests.Where(type => handlers[type].Count() != 1).ShouldBeEmpty();

    [Fact]
    public void Every_handler_is_internal() => handlers.SelectMany(group => group).Where(type => type.IsVisible).ShouldBeEmpty();

    [Fact]
    public void Every_command_can_refuse() =>
        requests
            .Where(type => type.IsAssignableTo(typeof(ICommand)))
            .Where(type => !ResponseOf(type)!.IsGenericType || ResponseOf(type)!.GetGenericTypeDefinition() != typeof(Result<>))
            .ShouldBeEmpty();

    [Fact]
    public void Every_mutation_sends_a_command_that_makes_or_changes()
    {
        var mutations = ModuleFields<MutationTypeAttribute>().ToList();
        mutations.Count.ShouldBeGreaterThan(25);
        foreach (var mutation in mutations)
        {
            var input = mutation.GetParameters().Single(parameter => parameter.Name == "input").ParameterType;
            input.IsAssignableTo(typeof(ICommand)).ShouldBeTrue($"{mutation.Name} takes {input.Name}, which is no command.");
            (input.IsAssignableTo(typeof(ICreate)) || input.IsAssignableTo(typeof(IChange))).ShouldBeTrue(
                $"{input.Name} neither takes an idempotency key nor an expected version: a repeated call would do it twice."
            );
        }
    }

    [Fact]
    public void Every_list_at_the_root_is_paged()
    {
        var lists = ModuleFields<QueryTypeAttribute>()
            .Where(field => Unwrap(field.ReturnType) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>))
            .ToList();
        lists.Count.ShouldBeGreaterThan(8);
        lists.Where(field => !field.GetParameters().Any(IsBound)).ShouldBeEmpty();
    }

    // A feed that is read forward only has its own cursor and size.
    private static bool IsBound(ParameterInfo parameter) => parameter.ParameterType == typeof(PagingArguments) || parameter.Name == "first";

    [Fact]
    public void Modules_show_only_their_module_class_and_commands() =>
        Composed
            .ModuleAssemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsAssignableTo(typeof(IModule)))
            .Where(type => type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) is not true)
            .Select(type => type.Name)
            .ShouldBe(["SchoolRollCommands"]);

    private static IEnumerable<MethodInfo> ModuleFields<TAttribute>()
        where TAttribute : Attribute =>
        Composed
            .ModuleAssemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(TAttribute)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    private static Type Unwrap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;

    private static Type? ResponseOf(Type request) =>
        request
            .GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
            .Select(contract => contract.GetGenericArguments()[0])
            .FirstOrDefault();
}
