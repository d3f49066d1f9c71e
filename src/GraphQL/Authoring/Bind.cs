using System.Linq.Expressions;

namespace AltProvision.GraphQL.Authoring;

internal static class Bind
{
    private static readonly System.Reflection.MethodInfo UnboxMethod = typeof(Bind).GetMethod(nameof(To))!;

    /// <summary>A boxed value as a type; null is the type's default.</summary>
    public static Expression Unbox(Expression value, Type type) => Expression.Call(UnboxMethod.MakeGenericMethod(type), value);

    public static T? To<T>(object? value) => value is null ? default : (T)value;
}
