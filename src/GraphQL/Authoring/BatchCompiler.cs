using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>Makes batch resolvers: one call for all parents of a level.</summary>
internal static class BatchCompiler
{
    /// <summary>What the field answers for one parent, and how.</summary>
    public sealed record Batch(TypeShape Value, Func<FieldCall, Task<IReadOnlyList<object?>>> Resolve);

    /// <exception cref="SchemaException">The method is no batch resolver.</exception>
    public static Batch Compile(CompiledMethod method, Type parentType)
    {
        var parameter = method.Parent ?? throw Wrong(method, "needs a [Parent] parameter, an IReadOnlyList<T>");
        var keyShape = TypeShape.Of(parameter).Item ?? throw Wrong(method, "takes its parents as an IReadOnlyList<T>");
        var (readKey, isKeyNullable) = KeyReader(method, parameter, parentType, keyShape);
        var makeKeys = KeyList(keyShape.Type);
        if (DictionaryOf(method.Result) is { } dictionary)
        {
            var value = ValueShape(dictionary.Value, isKeyNullable);
            var lookup = Lookup(dictionary.Key.Type, dictionary.Value);
            return dictionary.Key.Type != keyShape.Type
                ? throw Wrong(method, $"answers a dictionary by {dictionary.Key.Type.Name}, but its keys are {keyShape.Type.Name}")
                : new(value, call => ByKeyAsync(method, call, readKey, makeKeys, lookup, value));
        }

        var item = method.Result.Item ?? throw Wrong(method, "answers a dictionary by key, or a list in the order of the parents");
        return parameter.GetCustomAttribute<ParentAttribute>()?.Property is not null
            ? throw Wrong(method, "takes distinct keys, so it answers a dictionary by key")
            : new(item, call => InOrderAsync(method, call, makeKeys));
    }

    public static (TypeShape Key, TypeShape Value)? DictionaryOf(TypeShape shape) =>
        shape.Arguments is [var key, var value]
        && (
            shape.IsGeneric(typeof(IReadOnlyDictionary<,>))
            || shape.IsGeneric(typeof(Dictionary<,>))
            || shape.IsGeneric(typeof(IDictionary<,>))
        )
            ? (key, value)
            : null;

    /// <summary>A typed list of boxed keys.</summary>
    public static Func<IReadOnlyCollection<object>, object> KeyList(Type type) =>
        typeof(BatchCompiler)
            .GetMethod(nameof(ToTypedList), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Func<IReadOnlyCollection<object>, object>>();

    /// <summary>The value of a boxed key in a dictionary; null when it is absent.</summary>
    public static Func<object, object, object?> Lookup(Type key, TypeShape value) =>
        typeof(BatchCompiler)
            .GetMethod(nameof(Find), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(key, value.ClosedType())
            .CreateDelegate<Func<object, object, object?>>();

    private static T[] ToTypedList<T>(IReadOnlyCollection<object> keys)
    {
        var list = new T[keys.Count];
        var i = 0;
        foreach (var key in keys)
        {
            list[i++] = (T)key;
        }

        return list;
    }

    private static object? Find<TKey, TValue>(object dictionary, object key)
        where TKey : notnull =>
        dictionary switch
        {
            IReadOnlyDictionary<TKey, TValue> d => d.TryGetValue((TKey)key, out var value) ? value : null,
            IDictionary<TKey, TValue> d => d.TryGetValue((TKey)key, out var value) ? value : null,
            _ => null,
        };

    private static (Func<object, object?> Read, bool IsNullable) KeyReader(
        CompiledMethod method,
        ParameterInfo parameter,
        Type parentType,
        TypeShape key
    )
    {
        if (parameter.GetCustomAttribute<ParentAttribute>()?.Property is not { } name)
        {
            return key.Type.IsAssignableFrom(parentType)
                ? (static parent => parent, false)
                : throw Wrong(
                    method,
                    $"takes {key.Type.Name} for parents, but these are {parentType.Name}; name the property of the parent in [Parent]"
                );
        }

        var property = parentType.GetProperty(name) ?? throw Wrong(method, $"names {name}, which {parentType.Name} does not have");
        var shape = TypeShape.Of(property);
        if (shape.Type != key.Type)
        {
            throw Wrong(method, $"takes {key.Type.Name} for keys, but {parentType.Name}.{name} is {shape.Type.Name}");
        }

        return (CompileGetter(property, parentType), shape.IsNullable);
    }

    public static Func<object, object?> CompileGetter(PropertyInfo property, Type owner) =>
        Bind.Lazily(() =>
        {
            var parent = Expression.Parameter(typeof(object));
            var read = Expression.Convert(Expression.Property(Expression.Convert(parent, owner), property), typeof(object));
            return Expression.Lambda<Func<object, object?>>(read, parent);
        });

    // An absent object is null and an absent list empty; a leaf is only nullable where it says so, or where the key may be missing.
    private static TypeShape ValueShape(TypeShape value, bool isKeyNullable) =>
        value.Item is not null ? value
        : value.IsNullable || isKeyNullable || !IsLeaf(value.Type) ? value.OrNull()
        : value;

    private static bool IsLeaf(Type type) => type.IsValueType || type == typeof(string);

    private static async Task<IReadOnlyList<object?>> ByKeyAsync(
        CompiledMethod method,
        FieldCall call,
        Func<object, object?> readKey,
        Func<IReadOnlyCollection<object>, object> makeKeys,
        Func<object, object, object?> lookup,
        TypeShape value
    )
    {
        var keys = new object?[call.Parents.Count];
        OrderedDictionary<object, bool> distinct = [];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = readKey(call.Parents[i]);
            if (keys[i] is { } key)
            {
                distinct.TryAdd(key, true);
            }
        }

        var found = distinct.Count == 0 ? null : await method.InvokeAsync(call, makeKeys(distinct.Keys));
        var results = new object?[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var result = found is not null && keys[i] is { } key ? lookup(found, key) : null;
            results[i] = result ?? (value.Item is not null && !value.IsNullable ? Array.Empty<object>() : null);
        }

        return results;
    }

    private static async Task<IReadOnlyList<object?>> InOrderAsync(
        CompiledMethod method,
        FieldCall call,
        Func<IReadOnlyCollection<object>, object> makeKeys
    )
    {
        object?[] results =
        [
            .. ((IEnumerable?)await method.InvokeAsync(call, makeKeys([.. call.Parents])) ?? Array.Empty<object>()).Cast<object?>(),
        ];
        return results.Length == call.Parents.Count
            ? results
            : throw new InvalidOperationException(
                $"{MethodCompiler.NameOf(method.Method)} answered {results.Length} values for {call.Parents.Count} parents."
            );
    }

    private static SchemaException Wrong(CompiledMethod method, string what) =>
        new($"The batch resolver {MethodCompiler.NameOf(method.Method)} {what}.");
}
