using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Kernel;

/// <summary>
/// A total order by one or more non-null keys, the last of which is unique. Pages are found by the keys of the row at the cursor, so they
/// stay right while rows are inserted, and each costs the same however far into the list it lies.
/// </summary>
public sealed class Keyset<TEntity>
{
    private readonly List<Key> _keys = [];

    private Keyset() { }

    public static Keyset<TEntity> By<TKey>(Expression<Func<TEntity, TKey>> key, bool descending = false)
        where TKey : IComparable<TKey> => new Keyset<TEntity>().Add(key, descending);

    /// <summary>Follows the direction of the first key, so that the whole order turns round with it.</summary>
    public Keyset<TEntity> ThenBy<TKey>(Expression<Func<TEntity, TKey>> key)
        where TKey : IComparable<TKey> => Add(key, _keys[0].IsDescending);

    private Keyset<TEntity> Add<TKey>(Expression<Func<TEntity, TKey>> key, bool descending)
        where TKey : IComparable<TKey>
    {
        _keys.Add(new Key(key, typeof(TKey), descending, key.Compile()));
        return this;
    }

    internal IQueryable<TEntity> Order(IQueryable<TEntity> query, bool reversed)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            var method =
                (i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (_keys[i].IsDescending != reversed ? "Descending" : "");
            query = query.Provider.CreateQuery<TEntity>(
                Expression.Call(
                    typeof(Queryable),
                    method,
                    [typeof(TEntity), _keys[i].Type],
                    query.Expression,
                    Expression.Quote(_keys[i].Selector)
                )
            );
        }

        return query;
    }

    /// <summary><c>k1 &gt; c1 or (k1 = c1 and (k2 &gt; c2 or …))</c></summary>
    internal IQueryable<TEntity> Beyond(IQueryable<TEntity> query, string cursor, string argument, bool backward)
    {
        var values = Decode(cursor, argument);
        var row = Expression.Parameter(typeof(TEntity), "row");
        Expression? condition = null;
        for (var i = _keys.Count - 1; i >= 0; i--)
        {
            var key = new ReplaceParameter(_keys[i].Selector.Parameters[0], row).Visit(_keys[i].Selector.Body);
            var value = Parameter(values[i], _keys[i].Type);
            var compared = Expression.Call(key, key.Type.GetMethod(nameof(IComparable.CompareTo), [key.Type])!, value);
            var zero = Expression.Constant(0);
            var beyond =
                _keys[i].IsDescending != backward
                    ? Expression.LessThan(compared, zero)
                    : (Expression)Expression.GreaterThan(compared, zero);
            condition = condition is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(Expression.Equal(key, value), condition));
        }

        return query.Where(Expression.Lambda<Func<TEntity, bool>>(condition!, row));
    }

    internal string Encode(TEntity row) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(_keys.Select(key => key.Read.DynamicInvoke(row)).ToArray()));

    private object[] Decode(string cursor, string argument)
    {
        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(cursor))!;
            return values.Length == _keys.Count
                ? [.. values.Select((value, i) => value.Deserialize(_keys[i].Type)!)]
                : throw new JsonException("Wrong number of keys.");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw PagingArguments.NoCursor(argument);
        }
    }

    // A member of an object, not a constant: EF turns it into a parameter, and the statement is prepared once.
    private static MemberExpression Parameter(object value, Type type)
    {
        var box = Activator.CreateInstance(typeof(KeysetBox<>).MakeGenericType(type), value);
        return Expression.Property(Expression.Constant(box), nameof(KeysetBox<>.Value));
    }

    private sealed record Key(LambdaExpression Selector, Type Type, bool IsDescending, Delegate Read);

    private sealed class ReplaceParameter(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

// Not inside Keyset: nested in a generic type it would take two type arguments.
internal sealed record KeysetBox<T>(T Value);

public static class KeysetPaging
{
    /// <summary>Reads one page, and counts the whole list only when told to.</summary>
    public static async Task<Page<TView>> ToPageAsync<TEntity, TView>(
        this IQueryable<TEntity> query,
        PagingArguments paging,
        Keyset<TEntity> order,
        Func<TEntity, TView> map,
        bool counted,
        CancellationToken cancellationToken
    )
    {
        paging.Check();
        var part = order.Order(query, paging.IsBackward);
        part = paging.After is { } after ? order.Beyond(part, after, "after", backward: false) : part;
        part = paging.Before is { } before ? order.Beyond(part, before, "before", backward: true) : part;

        // One row more than asked for tells whether the list goes on.
        var rows = await part.Take(paging.Size + 1).ToListAsync(cancellationToken);
        var page = paging.ToPage(rows.ConvertAll(row => new Edge<TView>(() => order.Encode(row), map(row))));
        return counted ? page with { TotalCount = await query.CountAsync(cancellationToken) } : page;
    }
}
