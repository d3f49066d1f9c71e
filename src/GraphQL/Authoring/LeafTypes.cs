using System.Linq.Expressions;
using System.Reflection;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>An ID that stands for a type: how it is made of a C# value, and a C# value of it.</summary>
internal sealed record IdType(string TypeName, Func<object, Guid> Read, Func<Guid, object> Make)
{
    public string Encode(object value) => OpaqueId.Encode(TypeName, Read(value));

    /// <exception cref="InputRefusedException">The text is no ID of this type.</exception>
    public object Decode(string text) =>
        !OpaqueId.TryDecode(text, out var typeName, out var value) ? throw new InputRefusedException($"is no ID of {TypeName}", [])
        : typeName != TypeName ? throw new InputRefusedException($"is an ID of {typeName}, but an ID of {TypeName} is expected", [])
        : Make(value);
}

/// <summary>Scalars, enums and ids: the types that inputs and outputs share.</summary>
internal sealed class LeafTypes(SchemaConventions conventions, XmlDocs docs, TypeNames names)
{
    private static readonly Dictionary<Type, ScalarType> Own = new()
    {
        [typeof(string)] = BuiltIns.String,
        [typeof(bool)] = BuiltIns.Boolean,
        [typeof(int)] = BuiltIns.Int,
        [typeof(short)] = BuiltIns.Int,
        [typeof(double)] = BuiltIns.Float,
        [typeof(decimal)] = TextScalar.Decimal,
        [typeof(DateOnly)] = TextScalar.Date,
        [typeof(DateTimeOffset)] = TextScalar.DateTime,
    };

    private readonly Dictionary<Type, EnumType> _enums = [];
    private readonly Dictionary<Type, IdType?> _ids = [];

    public HashSet<ScalarType> UsedScalars { get; } = [BuiltIns.String, BuiltIns.Boolean];

    public IEnumerable<EnumType> Enums => _enums.Values;

    /// <summary>The scalar or enum of a C# type; null when it has none.</summary>
    public NamedType? Find(Type type, IdType? id)
    {
        if (type.IsEnum && !conventions.Scalars.ContainsKey(type))
        {
            return EnumOf(type);
        }

        var scalar = id is not null ? BuiltIns.Id : conventions.Scalars.GetValueOrDefault(type) ?? Own.GetValueOrDefault(type);
        if (scalar is not null && UsedScalars.Add(scalar) && BuiltIns.FindType(scalar.Name) is null)
        {
            names.Claim(scalar.Name, type);
        }

        return scalar;
    }

    /// <summary>What kind of ID a member holds, by its type or by <see cref="IDAttribute{T}"/>.</summary>
    public IdType? IdOf(Type type, ICustomAttributeProvider? member)
    {
        var attribute = member
            ?.GetCustomAttributes(false)
            .FirstOrDefault(a => a.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(IDAttribute<>));
        if (attribute is not null && type == typeof(Guid))
        {
            var name = names.Output(attribute.GetType().GetGenericArguments()[0]);
            return new(name, static value => (Guid)value, static value => value);
        }

        if (!_ids.TryGetValue(type, out var id))
        {
            _ids.Add(type, id = StructId(type));
        }

        return id;
    }

    private IdType? StructId(Type type)
    {
        if (
            !type.IsValueType
            || !type.Name.EndsWith("Id", StringComparison.Ordinal)
            || type.Name.Length == 2
            || conventions.Scalars.ContainsKey(type)
        )
        {
            return null;
        }

        var constructor = type.GetConstructor([typeof(Guid)]);
        if (constructor is null || type.GetProperty("Value")?.PropertyType != typeof(Guid))
        {
            return null;
        }

        var value = Expression.Parameter(typeof(object));
        var guid = Expression.Parameter(typeof(Guid));
        var read = Expression.Lambda<Func<object, Guid>>(Expression.Property(Expression.Convert(value, type), "Value"), value).Compile();
        var make = Expression
            .Lambda<Func<Guid, object>>(Expression.Convert(Expression.New(constructor, guid), typeof(object)), guid)
            .Compile();
        return new(type.Name[..^2], read, make);
    }

    private EnumType EnumOf(Type type)
    {
        if (_enums.TryGetValue(type, out var known))
        {
            return known;
        }

        var name = names.Output(type);
        names.Claim(name, type);
        var made = new EnumType(name)
        {
            Description = TypeNames.Described(type) ?? docs.Of(type),
            Values =
            [
                .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Where(member => !member.IsDefined(typeof(GraphQLIgnoreAttribute)))
                    .Select(member => new EnumValue(Names.Given(member) ?? Names.UpperSnake(member.Name), member.GetValue(null)!)
                    {
                        Description = TypeNames.Described(member) ?? docs.Of(member),
                        DeprecationReason = TypeNames.Deprecated(member),
                    }),
            ],
        };
        _enums.Add(type, made);
        return made;
    }
}
