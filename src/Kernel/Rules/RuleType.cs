using System.Reflection;

namespace AltProvision.Kernel;

/// <summary>A rule class that has been looked at once: its version, the facts it judges and how to make it.</summary>
internal sealed class RuleType
{
    private readonly Func<RuleParameters, IRule> create;

    public RuleType(Type type, RuleParameters defaults)
    {
        create = ConstructorOf(type);
        Version = create(defaults).Version;
        Facts =
        [
            .. type.GetInterfaces()
                .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRule<>))
                .Select(i => i.GetGenericArguments()[0]),
        ];
    }

    public RuleVersion Version { get; }

    public IReadOnlyList<Type> Facts { get; }

    public IRule Create(RuleParameters parameters) => create(parameters);

    private static Func<RuleParameters, IRule> ConstructorOf(Type type)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        if (type.GetConstructor(Any, [typeof(RuleParameters)]) is { } withParameters)
        {
            return parameters => (IRule)withParameters.Invoke(BindingFlags.DoNotWrapExceptions, null, [parameters], null);
        }

        return type.GetConstructor(Any, []) is { } plain
            ? _ => (IRule)plain.Invoke(BindingFlags.DoNotWrapExceptions, null, [], null)
            : throw new InvalidOperationException($"{type.Name} needs a constructor with no parameters or with one RuleParameters.");
    }
}
