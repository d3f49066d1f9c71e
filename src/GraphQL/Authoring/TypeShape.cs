using System.Reflection;

namespace AltProvision.GraphQL.Authoring;

/// <summary>
/// A C# type with the nullability that its author wrote. The framework's reader takes every type parameter of a generic type for
/// nullable; this one knows <c>T</c> from <c>T?</c>.
/// </summary>
internal sealed record TypeShape(Type Type, bool IsNullable, IReadOnlyList<TypeShape> Arguments)
{
    private const byte Nullable = 2;

    public static TypeShape Of(PropertyInfo property)
    {
        var definition = Definition(property.DeclaringType!)
            .GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
        return Read(definition.PropertyType, property.PropertyType, FlagsOf(definition.CustomAttributes, definition));
    }

    public static TypeShape Of(ParameterInfo parameter)
    {
        var method = (MethodBase)parameter.Member;
        var definition = method.DeclaringType is { IsGenericType: true } owner
            ? Definition(owner).GetMembers(All).OfType<MethodBase>().First(m => m.MetadataToken == method.MetadataToken)
            : method;
        var open = parameter.Position < 0 ? ((MethodInfo)definition).ReturnParameter : definition.GetParameters()[parameter.Position];
        return Read(open.ParameterType, parameter.ParameterType, FlagsOf(open.CustomAttributes, definition));
    }

    /// <summary>The item type of a list; null when the type is no list.</summary>
    public TypeShape? Item
    {
        get
        {
            if (Type == typeof(string))
            {
                return null;
            }

            if (Type.IsArray)
            {
                return Arguments[0];
            }

            var enumerable = new[] { Type }
                .Concat(Type.GetInterfaces())
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
            if (enumerable is null)
            {
                return null;
            }

            var item = enumerable.GetGenericArguments()[0];
            return Arguments is [var only] && only.IsOf(item) ? only : new(item, false, [.. item.GetGenericArguments().Select(Plain)]);
        }
    }

    public bool IsGeneric(Type definition) => Type.IsGenericType && Type.GetGenericTypeDefinition() == definition;

    /// <summary>The C# type with <see cref="System.Nullable{T}"/> put back.</summary>
    public Type ClosedType() => IsNullable && Type.IsValueType ? typeof(Nullable<>).MakeGenericType(Type) : Type;

    public TypeShape OrNull() => this with { IsNullable = true };

    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static TypeShape Plain(Type type)
    {
        var underlying = System.Nullable.GetUnderlyingType(type);
        var core = underlying ?? type;
        return new(
            core,
            underlying is not null,
            core.IsArray ? [Plain(core.GetElementType()!)] : [.. core.GetGenericArguments().Select(Plain)]
        );
    }

    private bool IsOf(Type type) => Type == (System.Nullable.GetUnderlyingType(type) ?? type);

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static TypeShape Read(Type definition, Type type, Func<int, byte> flags)
    {
        var at = 0;
        return Read(definition, type, flags, ref at);
    }

    // https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md
    private static TypeShape Read(Type definition, Type type, Func<int, byte> flags, ref int at)
    {
        if (definition.IsGenericParameter)
        {
            var plain = Plain(type);
            return plain with { IsNullable = flags(at++) == Nullable || plain.IsNullable };
        }

        if (System.Nullable.GetUnderlyingType(definition) is { } underlying)
        {
            return Read(underlying, System.Nullable.GetUnderlyingType(type)!, flags, ref at) with { IsNullable = true };
        }

        var isNullable = false;
        if (!definition.IsValueType)
        {
            isNullable = flags(at++) == Nullable;
        }
        else if (definition.IsGenericType)
        {
            at++;
        }

        List<TypeShape> arguments = [];
        if (definition.IsArray)
        {
            arguments.Add(Read(definition.GetElementType()!, type.GetElementType()!, flags, ref at));
        }

        foreach (var (open, closed) in definition.GetGenericArguments().Zip(type.GetGenericArguments()))
        {
            arguments.Add(Read(open, closed, flags, ref at));
        }

        return new(type, isNullable, arguments);
    }

    private static Func<int, byte> FlagsOf(IEnumerable<CustomAttributeData> attributes, MemberInfo member)
    {
        if (Find(attributes, "System.Runtime.CompilerServices.NullableAttribute") is { } own)
        {
            return own.Value is byte one ? _ => one : Array((IReadOnlyCollection<CustomAttributeTypedArgument>)own.Value!);
        }

        for (var scope = member; scope is not null; scope = scope.DeclaringType)
        {
            if (Find(scope.CustomAttributes, "System.Runtime.CompilerServices.NullableContextAttribute") is { Value: byte context })
            {
                return _ => context;
            }
        }

        return _ => 0;
    }

    private static Func<int, byte> Array(IReadOnlyCollection<CustomAttributeTypedArgument> values)
    {
        byte[] flags = [.. values.Select(value => (byte)value.Value!)];
        return i => i < flags.Length ? flags[i] : (byte)0;
    }

    private static CustomAttributeTypedArgument? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(a => a.AttributeType.FullName == name)?.ConstructorArguments[0];
}
