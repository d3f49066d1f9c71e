using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>A column that a list is sorted by: never null, and of all of a list the last is unique.</summary>
public sealed record SqlKey
{
    private SqlKey(string sql, Func<NpgsqlDataReader, int, object> read, Func<JsonElement, NpgsqlParameter> parse) =>
        (Sql, Read, Parse) = (sql, read, parse);

    /// <summary>The column, or an expression.</summary>
    public string Sql { get; }

    internal Func<NpgsqlDataReader, int, object> Read { get; }

    internal Func<JsonElement, NpgsqlParameter> Parse { get; }

    public static SqlKey Of<T>(string sql)
        where T : notnull =>
        new(sql, static (reader, column) => reader.GetFieldValue<T>(column), static json => Kernel.Sql.Value(json.Deserialize<T>()!));

    /// <summary>A moment: PostgreSQL takes it in UTC only, whatever a cursor holds.</summary>
    public static SqlKey OfMoment(string sql) =>
        new(
            sql,
            static (reader, column) => reader.GetFieldValue<DateTimeOffset>(column),
            static json => Kernel.Sql.Value(json.GetDateTimeOffset().ToUniversalTime())
        );
}

/// <summary>The order of a list. The whole of it turns round together.</summary>
public sealed record SqlOrder(bool IsDescending, params IReadOnlyList<SqlKey> Keys);

/// <summary>
/// A list that is read page by page straight from its table, as <see cref="Keyset{TEntity}"/> does through EF Core. Conditions are added one by
/// one; each set of them is a statement of its own.
/// </summary>
/// <param name="visible">Which rows there are for the viewer at all.</param>
public sealed class SqlList<TView>(ViewRows<TView> rows, (string Condition, NpgsqlParameter Organisation) visible)
{
    private readonly StringBuilder conditions = new(visible.Condition);

    // $1 is how many rows, $2 what Visibility takes.
    private readonly List<NpgsqlParameter> parameters = [Sql.Value(0), visible.Organisation];

    /// <param name="comparison">What stands before the value, which follows as a parameter: <c>p.pupil_id =</c>.</param>
    public SqlList<TView> Where<T>(string comparison, T? value)
        where T : struct
    {
        if (value is { } given)
        {
            conditions.Append(CultureInfo.InvariantCulture, $" and {comparison} {Add(Sql.Value(given))}");
        }

        return this;
    }

    /// <param name="comparison">What stands before the value, which follows as a parameter: <c>p.pupil_id =</c>.</param>
    public SqlList<TView> Where(string comparison, NpgsqlParameter value)
    {
        conditions.Append(CultureInfo.InvariantCulture, $" and {comparison} {Add(value)}");
        return this;
    }

    /// <summary>Any of these; all when there are none. They stand in the statement itself, so that PostgreSQL knows how many rows have them.</summary>
    public SqlList<TView> WhereIn<TEnum>(string column, IReadOnlyList<TEnum>? values)
        where TEnum : struct, Enum
    {
        if (values is { Count: > 0 })
        {
            var names = values
                .Distinct()
                .Order()
                .Select(value => $"'{Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(values))}'");
            conditions.Append(CultureInfo.InvariantCulture, $" and {column} in ({string.Join(", ", names)})");
        }

        return this;
    }

    /// <summary>Reads one page, and in the same round trip counts the whole list, but only when told to.</summary>
    /// <exception cref="BadRequestException">There is no such page.</exception>
    public async Task<Page<TView>> ReadPageAsync(
        SqlReads reads,
        PagingArguments paging,
        SqlOrder order,
        bool counted,
        CancellationToken cancellationToken
    )
    {
        paging.Check();
        var count = counted ? reads.ReadAsync(Count(), cancellationToken) : null;
        if (paging.After is { } after)
        {
            AddBeyond(order, after, "after", order.IsDescending);
        }

        if (paging.Before is { } before)
        {
            AddBeyond(order, before, "before", !order.IsDescending);
        }

        // One row more than asked for tells whether the list goes on.
        parameters[0] = Sql.Value(paging.Size + 1);
        var edges = await reads.ReadAsync(
            new SqlRead<List<Edge<TView>>>(
                PageStatement(order, paging.IsBackward),
                (reader, token) => ReadEdgesAsync(reader, order, token),
                parameters
            ),
            cancellationToken
        );
        var page = paging.ToPage(edges);
        return count is null ? page : page with { TotalCount = await count };
    }

    private SqlRead<int> Count() =>
        new(
            $"select count(*)::int from {rows.From} where {conditions}",
            static async (reader, cancellationToken) =>
            {
                await reader.ReadAsync(cancellationToken);
                return reader.GetInt32(0);
            },
            [.. parameters.Select(parameter => parameter.Clone())]
        );

    private string PageStatement(SqlOrder order, bool isBackward)
    {
        var direction = order.IsDescending != isBackward ? " desc" : "";
        var keys = order.Keys.Select(key => key.Sql);
        return $"select {rows.Columns}, {string.Join(", ", keys)} from {rows.From} where {conditions} "
            + $"order by {string.Join(", ", keys.Select(key => key + direction))} limit $1";
    }

    private async Task<List<Edge<TView>>> ReadEdgesAsync(NpgsqlDataReader reader, SqlOrder order, CancellationToken cancellationToken)
    {
        List<Edge<TView>> edges = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var keys = new object[order.Keys.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = order.Keys[i].Read(reader, rows.ColumnCount + i);
            }

            edges.Add(new(() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys)), rows.Read(reader)));
        }

        return edges;
    }

    private void AddBeyond(SqlOrder order, string cursor, string argument, bool isBelow)
    {
        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(cursor))!;
            if (values.Length != order.Keys.Count)
            {
                throw new JsonException("Wrong number of keys.");
            }

            var places = order.Keys.Select((key, i) => Add(key.Parse(values[i])));
            conditions.Append(
                CultureInfo.InvariantCulture,
                $" and ({string.Join(", ", order.Keys.Select(key => key.Sql))}) {(isBelow ? '<' : '>')} ({string.Join(", ", places)})"
            );
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            throw PagingArguments.NoCursor(argument);
        }
    }

    private string Add(NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }
}
