using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AltProvision.Kernel;

/// <summary>Stores a struct that wraps one value (<c>new T(value)</c>, <c>.Value</c>) as that value.</summary>
internal sealed class WrapperConverter<TWrapper, TValue>() : ValueConverter<TWrapper, TValue>(Unwrap(), Wrap())
{
    private static Expression<Func<TWrapper, TValue>> Unwrap()
    {
        var wrapper = Expression.Parameter(typeof(TWrapper), "wrapper");
        var property = typeof(TWrapper).GetProperties().Single(p => p.PropertyType == typeof(TValue));
        return Expression.Lambda<Func<TWrapper, TValue>>(Expression.Property(wrapper, property), wrapper);
    }

    private static Expression<Func<TValue, TWrapper>> Wrap()
    {
        var value = Expression.Parameter(typeof(TValue), "value");
        return Expression.Lambda<Func<TValue, TWrapper>>(Expression.New(typeof(TWrapper).GetConstructor([typeof(TValue)])!, value), value);
    }
}

internal sealed class UpnConverter() : ValueConverter<Upn, string>(upn => upn.Value, text => Read(text))
{
    // What stands in the database was checked on its way in; a wrong one there is a fault, not a user's mistake.
    public static Upn Read(string text) =>
        Upn.TryParse(text, out var upn) ? upn : throw new InvalidOperationException("The database holds a text that is no UPN.");
}
