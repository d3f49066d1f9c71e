using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace AltProvision.Kernel;

/// <summary>How carefully data is to be kept, the strictest last.</summary>
public enum DataClass
{
    /// <summary>Published facts: schools, authorities, term dates, rules.</summary>
    Public,

    /// <summary>About organisations: documents, prices, capacity, decisions without a person.</summary>
    Organisational,

    /// <summary>About a child, or an adult who can be named.</summary>
    Personal,

    /// <summary>Personal, and about health, needs or care: the special categories of the UK GDPR, and what is treated like them.</summary>
    SpecialCategory,

    /// <summary>What was seen or heard of harm to a child, and what was done.</summary>
    Safeguarding,
}

/// <summary>
/// States the class of what a view shows; on one of its members, of that field alone; on the context of a module, of what the module holds where no view
/// says more. Parts of a view that say nothing are of the class of what they are part of. Whoever is told a view of the class
/// <see cref="DataClass.Personal"/> or stricter is put on record with the ID of the view's record.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class HoldsAttribute(DataClass dataClass) : Attribute
{
    public DataClass DataClass { get; } = dataClass;

    /// <summary>The property that names the record which the view is about; null for <c>Id</c>, where there is one.</summary>
    public string? Of { get; init; }
}

/// <summary>
/// States, beside a field of the graph, who may ask for it: it is an error for everybody else. Without it the field is for all who may see the
/// object that it stands on. The request behind it decides (<see cref="AllowAttribute"/>); a test holds the two together.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AskedByAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>What a view is about, for the audit.</summary>
/// <param name="Type">The kind of record, after its ID: <c>PupilId</c> → <c>Pupil</c>.</param>
/// <param name="Class">Class of the view.</param>
/// <param name="HasClass">Whether the view states it; otherwise it is taken to be organisational.</param>
/// <param name="IdOf">Reads the record's ID of a view; null when it has none.</param>
public sealed record ViewedRecord(string Type, DataClass Class, bool HasClass, Func<object, Guid?> IdOf)
{
    private static readonly ConcurrentDictionary<Type, ViewedRecord?> Known = [];

    /// <summary>Null for a view that is about no record of its own.</summary>
    public static ViewedRecord? Of(Type view) => Known.GetOrAdd(view, Read);

    private static ViewedRecord? Read(Type view)
    {
        var holds = view.GetCustomAttribute<HoldsAttribute>();
        var id = view.GetProperty(holds?.Of ?? "Id");
        if (id is null)
        {
            return holds?.Of is null ? null : throw new InvalidOperationException($"{view.Name} has no {holds.Of} that names its record.");
        }

        var typed = Nullable.GetUnderlyingType(id.PropertyType) ?? id.PropertyType;
        var isTyped = typed.IsValueType && typed.GetProperty("Value")?.PropertyType == typeof(Guid);
        if (!isTyped)
        {
            return holds?.Of is null ? null : throw new InvalidOperationException($"{view.Name}.{id.Name} is no typed ID.");
        }

        var name = typed.Name.EndsWith("Id", StringComparison.Ordinal) ? typed.Name[..^2] : typed.Name;
        return new(name, holds?.DataClass ?? DataClass.Organisational, holds is not null, Reader(view, id, typed));
    }

    // A page is a hundred of them, each time it is read: no reflection then.
    private static Func<object, Guid?> Reader(Type view, PropertyInfo id, Type typed)
    {
        var parameter = Expression.Parameter(typeof(object), "view");
        Expression value = Expression.Property(Expression.Convert(parameter, view), id);
        if (id.PropertyType == typed)
        {
            return Expression
                .Lambda<Func<object, Guid?>>(Expression.Convert(Expression.Property(value, "Value"), typeof(Guid?)), parameter)
                .Compile();
        }

        var has = Expression.Property(value, "HasValue");
        var guid = Expression.Convert(Expression.Property(Expression.Property(value, "Value"), "Value"), typeof(Guid?));
        return Expression
            .Lambda<Func<object, Guid?>>(Expression.Condition(has, guid, Expression.Constant(null, typeof(Guid?))), parameter)
            .Compile();
    }
}

/// <summary>From where a request came, and why. Personal data: never logged.</summary>
/// <param name="Address">Address of the client, as the connection gives it; null when nobody asked from outside.</param>
/// <param name="RequestId">The request, as errors and traces name it.</param>
/// <param name="Reason">Why, where the client said so.</param>
public sealed record RequestOrigin(string? Address, string? RequestId, string? Reason)
{
    private readonly HashSet<Guid> changed = [];

    /// <summary>Records that this request has changed; the entry of the change says also that they were shown.</summary>
    public bool HasChanged(Guid record)
    {
        lock (changed)
        {
            return changed.Contains(record);
        }
    }

    internal void Changed(Guid record)
    {
        lock (changed)
        {
            changed.Add(record);
        }
    }
}
