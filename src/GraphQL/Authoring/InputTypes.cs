using System.Linq.Expressions;
using System.Reflection;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>How a coerced GraphQL value becomes the C# value of a parameter.</summary>
internal sealed record InputMapping(InputValue Definition, Type Type, object? Fallback, Func<object, object?>? Convert)
{
    /// <summary>The C# value; the parameter's C# default when the input is absent.</summary>
    /// <exception cref="InputRefusedException">An ID in the value is no ID, or one of something else.</exception>
    public object? Read(IReadOnlyDictionary<string, object?> values)
    {
        if (!values.TryGetValue(Definition.Name, out var value))
        {
            return Fallback;
        }

        try
        {
            return value is null || Convert is null ? value : Convert(value);
        }
        catch (InputRefusedException refusal)
        {
            throw new InputRefusedException(refusal.Message, [Definition.Name, .. refusal.Path]);
        }
    }
}

/// <summary>
/// An input of the right type that does not fit: an ID is a string to the type system, and what it stands for is looked at when the resolver
/// is called.
/// </summary>
internal sealed class InputRefusedException(string reason, IReadOnlyList<object> path) : Exception(reason)
{
    /// <summary>Names and list indexes, outermost first.</summary>
    public IReadOnlyList<object> Path => path;
}

/// <summary>Input object types, and the arguments that hold them.</summary>
internal sealed class InputTypes(LeafTypes leaves, XmlDocs docs, TypeNames names)
{
    private readonly Dictionary<Type, (InputObjectType Type, Func<object, object?> Convert)> _types = [];

    public IEnumerable<InputObjectType> Types => _types.Values.Select(entry => entry.Type);

    public InputMapping Map(ParameterInfo parameter, string? description = null)
    {
        var shape = TypeShape.Of(parameter);
        var (type, convert) = Map(shape, parameter, parameter);
        var fallback = parameter.HasDefaultValue ? DefaultOf(parameter, shape.Type) : null;
        var definition = new InputValue(Names.Argument(parameter), type)
        {
            Description = TypeNames.Described(parameter) ?? docs.Of(parameter) ?? description,
            DeprecationReason = TypeNames.Deprecated(parameter),
            DefaultValue = fallback is null ? null : Literal(fallback, type.Named),
        };
        return new(definition, parameter.ParameterType, fallback, convert);
    }

    private (GraphType Type, Func<object, object?>? Convert) Map(TypeShape shape, ICustomAttributeProvider member, object place)
    {
        var (type, convert) = MapNullable(shape, member, place);
        return (shape.IsNullable ? type : new NonNullType(type), convert);
    }

    private (GraphType Type, Func<object, object?>? Convert) MapNullable(TypeShape shape, ICustomAttributeProvider member, object place)
    {
        if (shape.Type == typeof(AnyId))
        {
            return (BuiltIns.Id, static text => new AnyId((string)text));
        }

        var id = leaves.IdOf(shape.Type, member);
        if (leaves.Find(shape.Type, id) is { } leaf)
        {
            return (
                leaf,
                id is not null ? text => id.Decode((string)text)
                : shape.Type == typeof(short) ? n => (short)(int)n
                : null
            );
        }

        if (shape.Item is { } item)
        {
            var (itemType, convert) = Map(item, member, place);
            return (new ListType(itemType), ListConverter(shape.Type, item, convert, place));
        }

        return
            shape.Type is { IsClass: true, IsGenericType: false } or { IsValueType: true, IsPrimitive: false, IsGenericType: false }
            && shape.Type != typeof(Guid)
            && shape.Type.Namespace?.StartsWith("System", StringComparison.Ordinal) is not true
            ? ObjectOf(shape.Type)
            : throw new SchemaException($"{shape.Type} has no input type; it is the type of {Place(place)}.");
    }

    private static Func<object, object?> ListConverter(Type listType, TypeShape item, Func<object, object?>? convert, object place)
    {
        var itemType = item.IsNullable && item.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(item.Type) : item.Type;
        if (!listType.IsAssignableFrom(itemType.MakeArrayType()))
        {
            throw new SchemaException($"A list of the input is an IReadOnlyList<T>, not {listType}; see {Place(place)}.");
        }

        return value =>
        {
            var source = (object?[])value;
            var items = Array.CreateInstance(itemType, source.Length);
            for (var i = 0; i < source.Length; i++)
            {
                items.SetValue(source[i] is { } given && convert is not null ? ConvertItem(given, i, convert) : source[i], i);
            }

            return items;
        };
    }

    private static object? ConvertItem(object item, int index, Func<object, object?> convert)
    {
        try
        {
            return convert(item);
        }
        catch (InputRefusedException refusal)
        {
            throw new InputRefusedException(refusal.Message, [index, .. refusal.Path]);
        }
    }

    private (InputObjectType Type, Func<object, object?> Convert) ObjectOf(Type type)
    {
        if (_types.TryGetValue(type, out var known))
        {
            return known;
        }

        var made = new InputObjectType(names.Input(type))
        {
            Description = TypeNames.Described(type) ?? docs.Of(type),
            IsOneOf = type.IsDefined(typeof(OneOfAttribute)),
        };
        names.Claim(made.Name, $"the input type of {type}");
        var constructor = ConstructorOf(type);
        var create = CompileConstructor(constructor);
        List<InputMapping> mappings = [];
        var entry = (
            made,
            (Func<object, object?>)(value => create([.. mappings.Select(m => m.Read((IReadOnlyDictionary<string, object?>)value))]))
        );
        // Known before its fields are: an input may hold its own type.
        _types.Add(type, entry);
        mappings.AddRange(constructor.GetParameters().Select(parameter => Map(parameter)));
        made.Fields = made.IsOneOf
            ?
            [
                .. mappings.Select(m => new InputValue(m.Definition.Name, m.Definition.Type.Nullable)
                {
                    Description = m.Definition.Description,
                    DeprecationReason = m.Definition.DeprecationReason,
                }),
            ]
            : [.. mappings.Select(m => m.Definition)];
        return entry;
    }

    public static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors()
            .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(constructor => constructor.GetParameters().Length)
        ?? throw new SchemaException($"{type} has no public constructor whose parameters could be its input fields.");

    public static Func<object?[], object> CompileConstructor(ConstructorInfo constructor) =>
        Bind.Lazily(() =>
        {
            var values = Expression.Parameter(typeof(object[]));
            var arguments = constructor
                .GetParameters()
                .Select((parameter, i) => Bind.Unbox(Expression.ArrayIndex(values, Expression.Constant(i)), parameter.ParameterType));
            var made = Expression.Convert(Expression.New(constructor, arguments), typeof(object));
            return Expression.Lambda<Func<object?[], object>>(made, values);
        });

    private static object? DefaultOf(ParameterInfo parameter, Type type) =>
        parameter.DefaultValue is { } value && type.IsEnum && !value.GetType().IsEnum ? Enum.ToObject(type, value) : parameter.DefaultValue;

    private static ValueNode? Literal(object value, NamedType type) =>
        type is EnumType enumType
            ? enumType.FindByValue(value) is { } found
                ? new EnumValueNode { Value = found.Name }
                : null
            : value switch
            {
                string text => new StringValueNode { Value = text },
                bool flag => new BooleanValueNode { Value = flag },
                int or short => new IntValueNode { Value = FormattableString.Invariant($"{value}") },
                double or decimal => new FloatValueNode { Value = FormattableString.Invariant($"{value}") },
                _ => null,
            };

    private static string Place(object place) =>
        place is ParameterInfo parameter ? $"{parameter.Member.DeclaringType?.Name}.{parameter.Member.Name}({parameter.Name})" : $"{place}";
}
