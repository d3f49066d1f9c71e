using System.Linq.Expressions;

namespace AltProvision.GraphQL.Authoring;

internal static class Bind
{
    private static readonly System.Reflection.MethodInfo UnboxMethod = typeof(Bind).GetMethod(nameof(To))!;

    /// <summary>A boxed value as a type; null is the type's default.</summary>
    public static Expression Unbox(Expression value, Type type) => Expression.Call(UnboxMethod.MakeGenericMethod(type), value);

    /// <summary>Made and compiled when it is first called: to compile all of a schema would take most of the start.</summary>
    public static Func<T, TResult> Lazily<T, TResult>(Func<Expression<Func<T, TResult>>> make)
    {
        Func<T, TResult>? compiled = null;
        return argument => (compiled ??= make().Compile())(argument);
    }

    /// <inheritdoc cref="Lazily{T, TResult}(Func{Expression{Func{T, TResult}}})"/>
    public static Func<T1, T2, TResult> Lazily<T1, T2, TResult>(Func<Expression<Func<T1, T2, TResult>>> make)
    {
        Func<T1, T2, TResult>? compiled = null;
        return (one, two) => (compiled ??= make().Compile())(one, two);
    }

    public static T? To<T>(object? value) => value is null ? default : (T)value;
}
