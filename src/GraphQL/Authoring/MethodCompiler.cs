using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.GraphQL.Authoring;

/// <summary>A method, ready to be called without reflection.</summary>
/// <param name="Invoke">Takes the call, and the parent, parents or event. An asynchronous method answers a <c>Task&lt;object?&gt;</c>.</param>
/// <param name="Result">What it answers, without the task around it.</param>
/// <param name="Parent">The parameter that is the parent, the parents or the event.</param>
internal sealed record CompiledMethod(
    MethodInfo Method,
    Func<FieldCall, object?, object?> Invoke,
    TypeShape Result,
    bool IsAsync,
    bool UsesServices,
    IReadOnlyList<InputValue> Arguments,
    ParameterInfo? Parent
)
{
    public async Task<object?> InvokeAsync(FieldCall call, object? parent)
    {
        var result = Invoke(call, parent);
        return IsAsync ? await (Task<object?>)result! : result;
    }
}

/// <summary>Compiles methods to delegates: https://spec.graphql.org/September2025/#ResolveFieldValue()</summary>
internal sealed class MethodCompiler(InputTypes inputs, LeafTypes leaves, SchemaConventions conventions, Func<Type, bool> isService)
{
    private static readonly Dictionary<string, string> GroupDescriptions = new()
    {
        ["first"] = "How many entries from the start, or after `after`.",
        ["after"] = "The cursor after which the page begins.",
        ["last"] = "How many entries from the end, or before `before`.",
        ["before"] = "The cursor before which the page ends.",
        ["input"] = "What to do, and with what.",
    };

    /// <param name="special">Picks the parameter that takes what a call is made for, besides those with an attribute that says so.</param>
    public CompiledMethod Compile(MethodInfo method, Func<ParameterInfo, bool>? special = null)
    {
        var call = Expression.Parameter(typeof(FieldCall), "call");
        var parent = Expression.Parameter(typeof(object), "parent");
        List<InputValue> arguments = [];
        ParameterInfo? parentParameter = null;
        var usesServices = false;
        List<Expression> values = [];
        foreach (var parameter in method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (IsParent(parameter) || special?.Invoke(parameter) is true)
            {
                parentParameter = parameter;
                values.Add(Bind.Unbox(parent, type));
            }
            else if (type == typeof(CancellationToken))
            {
                values.Add(Expression.Property(call, nameof(FieldCall.CancellationToken)));
            }
            else if (type == typeof(ISelection) || type == typeof(INodes))
            {
                // What nodes are found with are services that the compiler does not know of.
                usesServices |= type == typeof(INodes);
                values.Add(call);
            }
            else if (IsService(type))
            {
                usesServices = true;
                values.Add(
                    Expression.Call(
                        typeof(ServiceProviderServiceExtensions),
                        nameof(ServiceProviderServiceExtensions.GetRequiredService),
                        [type],
                        Expression.Property(call, nameof(FieldCall.Services))
                    )
                );
            }
            else
            {
                var read = conventions.ArgumentGroups.Contains(type) ? ReadGroup(type, arguments) : ReadArgument(parameter, arguments);
                values.Add(Bind.Unbox(Expression.Invoke(Expression.Constant(read), call), type));
            }
        }

        var target = method.IsStatic ? null : Expression.Convert(parent, method.DeclaringType!);
        Expression body = Expression.Call(target, method, values);
        var result = TypeShape.Of(method.ReturnParameter);
        var isAsync = result.IsGeneric(typeof(Task<>)) || result.IsGeneric(typeof(ValueTask<>));
        if (result.Type == typeof(void) || result.Type == typeof(Task) || result.Type == typeof(ValueTask))
        {
            throw new SchemaException($"{NameOf(method)} answers nothing; a field has a value.");
        }

        if (isAsync)
        {
            body = Expression.Call(typeof(MethodCompiler), nameof(BoxAsync), [result.Arguments[0].ClosedType()], AsTask(body, result));
            result = result.Arguments[0];
        }

        var invoke = Bind.Lazily(() =>
            Expression.Lambda<Func<FieldCall, object?, object?>>(Expression.Convert(body, typeof(object)), call, parent)
        );
        return new(method, invoke, result, isAsync, usesServices, arguments, parentParameter);
    }

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType?.Name}.{method.Name}";

    private static bool IsParent(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute));

    // The container calls every IEnumerable<T> a service, and a list of the input is none.
    private bool IsService(Type type) =>
        !type.IsValueType
        && type != typeof(string)
        && !(type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        && !conventions.ArgumentGroups.Contains(type)
        && leaves.Find(type, null) is null
        && isService(type);

    private Func<FieldCall, object?> ReadArgument(ParameterInfo parameter, List<InputValue> arguments)
    {
        var mapping = inputs.Map(parameter, GroupDescriptions.GetValueOrDefault(parameter.Name!));
        arguments.Add(mapping.Definition);
        return call => Read(mapping, call);
    }

    private Func<FieldCall, object?> ReadGroup(Type type, List<InputValue> arguments)
    {
        var constructor = InputTypes.ConstructorOf(type);
        List<InputMapping> mappings =
        [
            .. constructor.GetParameters().Select(p => inputs.Map(p, GroupDescriptions.GetValueOrDefault(Names.Argument(p)))),
        ];
        arguments.AddRange(mappings.Select(mapping => mapping.Definition));
        var create = InputTypes.CompileConstructor(constructor);
        return call => create([.. mappings.Select(mapping => Read(mapping, call))]);
    }

    private static object? Read(InputMapping mapping, FieldCall call)
    {
        try
        {
            return mapping.Read(call.Arguments);
        }
        catch (InputRefusedException refusal)
        {
            var path = string.Concat(
                refusal.Path.Select(
                    (key, i) =>
                        key is int ? $"[{key}]"
                        : i == 0 ? key
                        : $".{key}"
                )
            );
            throw new GraphQLException(
                new(
                    $"Argument \"{path}\" {refusal.Message}.",
                    ErrorCodes.BadUserInput,
                    [],
                    Extensions: new Dictionary<string, object?> { ["argument"] = path }
                )
            );
        }
    }

    private static Expression AsTask(Expression call, TypeShape result) =>
        result.IsGeneric(typeof(ValueTask<>)) ? Expression.Call(call, nameof(ValueTask<>.AsTask), null) : call;

    public static async Task<object?> BoxAsync<T>(Task<T> task) => await task;
}
