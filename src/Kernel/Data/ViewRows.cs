using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Reads a view straight from its table: each parameter of the view's constructor from the column of its name in snake_case, or from what
/// <see cref="With"/> gives instead. The query filters of EF Core do not apply: <see cref="Visibility"/> says the same in SQL.
/// </summary>
/// <param name="from">What stands after <c>from</c>, with an alias: <c>placements.placement p</c>.</param>
/// <param name="others">Properties that are set besides the constructor's parameters.</param>
public sealed class ViewRows<TView>(string from, params string[] others)
{
    // A record's copy constructor is not public.
    private static readonly ConstructorInfo Constructor = typeof(TView).GetConstructors().Single();

    private readonly string alias = from.Split([' ', '\n'])[1];
    private readonly Dictionary<string, (string Sql, Delegate? Convert)> replaced = [];
    private Func<NpgsqlDataReader, TView>? read;
    private string? columns;
    private string? select;

    public string From => from;

    /// <summary>What stands after <c>select</c>.</summary>
    public string Columns => columns ??= string.Join(", ", Members().Select(member => ColumnOf(member.Name)));

    /// <summary>How many they are: another one has this index.</summary>
    public int ColumnCount { get; } = Constructor.GetParameters().Length + others.Length;

    /// <summary><c>select … from …</c>, to which a condition can be added.</summary>
    public string Select => select ??= $"select {Columns} from {from}";

    /// <summary>Makes a view of the reader's row.</summary>
    public TView Read(NpgsqlDataReader reader) => (read ??= Compile())(reader);

    /// <summary>Reads a member from an expression in SQL.</summary>
    public ViewRows<TView> With(string member, string sql)
    {
        replaced.Add(member, (sql, null));
        return this;
    }

    /// <summary>Reads a member from an expression in SQL that gives text.</summary>
    public ViewRows<TView> With<T>(string member, string sql, Func<string, T> convert)
    {
        replaced.Add(member, (sql, convert));
        return this;
    }

    /// <summary>All rows, each once, by their key.</summary>
    public SqlRead<IReadOnlyDictionary<TKey, TView>> ByKey<TKey>(
        string statement,
        Func<TView, TKey> key,
        params IReadOnlyList<NpgsqlParameter> parameters
    )
        where TKey : notnull =>
        new(
            statement,
            async (reader, cancellationToken) =>
            {
                var rows = new Dictionary<TKey, TView>(
                    parameters is [NpgsqlParameter<Guid[]> { TypedValue: { } ids }, ..] ? ids.Length : 0
                );
                while (await reader.ReadAsync(cancellationToken))
                {
                    var view = Read(reader);
                    rows[key(view)] = view;
                }

                return rows;
            },
            parameters
        );

    /// <summary>All rows in lists by a key that several share, in the order of the statement.</summary>
    public SqlRead<IReadOnlyDictionary<TKey, IReadOnlyList<TView>>> ListsByKey<TKey>(
        string statement,
        Func<TView, TKey> key,
        params IReadOnlyList<NpgsqlParameter> parameters
    )
        where TKey : notnull =>
        new(
            statement,
            async (reader, cancellationToken) =>
            {
                var lists = new Dictionary<TKey, IReadOnlyList<TView>>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    var view = Read(reader);
                    if (!lists.TryGetValue(key(view), out var list))
                    {
                        lists[key(view)] = list = new List<TView>();
                    }

                    ((List<TView>)list).Add(view);
                }

                return lists;
            },
            parameters
        );

    private IEnumerable<(string Name, Type Type)> Members() =>
        Constructor
            .GetParameters()
            .Select(parameter => (parameter.Name!, parameter.ParameterType))
            .Concat(others.Select(other => (other, typeof(TView).GetProperty(other)!.PropertyType)));

    private string ColumnOf(string member) =>
        replaced.TryGetValue(member, out var other) ? other.Sql : $"{alias}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(member)}";

    private Func<NpgsqlDataReader, TView> Compile()
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader), "reader");
        var values = Members()
            .Select(
                (member, i) =>
                    (member.Name, Value: ColumnReader.Read(reader, i, member.Type, replaced.GetValueOrDefault(member.Name).Convert))
            )
            .ToList();
        Expression made = Expression.New(Constructor, values.Take(values.Count - others.Length).Select(value => value.Value));
        if (others.Length > 0)
        {
            made = Expression.MemberInit(
                (NewExpression)made,
                values.TakeLast(others.Length).Select(value => Expression.Bind(typeof(TView).GetProperty(value.Name)!, value.Value))
            );
        }

        return Expression.Lambda<Func<NpgsqlDataReader, TView>>(made, reader).Compile();
    }
}

/// <summary>How a column becomes a value of a view: as EF Core's conventions of <see cref="ModuleDbContext"/> store it.</summary>
internal static class ColumnReader
{
    public static Expression Read(ParameterExpression reader, int column, Type type, Delegate? convert)
    {
        var index = Expression.Constant(column);
        var value = convert is null
            ? Value(reader, index, Nullable.GetUnderlyingType(type) ?? type)
            : Expression.Invoke(Expression.Constant(convert), Field(reader, index, typeof(string)));
        // Of a reference it is not known whether it may be null; of a value it is.
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? value
            : Expression.Condition(
                Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, index),
                Expression.Default(type),
                Expression.Convert(value, type)
            );
    }

    private static Expression Value(ParameterExpression reader, ConstantExpression index, Type type)
    {
        if (type.IsEnum)
        {
            return Expression.Call(
                typeof(EnumNames<>).MakeGenericType(type),
                nameof(EnumNames<>.Parse),
                null,
                Field(reader, index, typeof(string))
            );
        }

        if (type == typeof(Upn))
        {
            return Expression.Call(typeof(UpnConverter), nameof(UpnConverter.Read), null, Field(reader, index, typeof(string)));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var member = type.GetGenericArguments()[0];
            var names = Field(reader, index, typeof(string[]));
            return member.IsEnum
                ? Expression.Convert(
                    Expression.Call(typeof(EnumNames<>).MakeGenericType(member), nameof(EnumNames<>.ParseAll), null, names),
                    type
                )
                : Expression.Convert(names, type);
        }

        // A struct around one value: IDs, money, numbers.
        return
            type.IsValueType
            && type.Namespace?.StartsWith("System", StringComparison.Ordinal) is false
            && type.GetConstructors().SingleOrDefault(c => c.GetParameters().Length == 1) is { } wrap
            ? Expression.New(wrap, Field(reader, index, wrap.GetParameters()[0].ParameterType))
            : Field(reader, index, type);
    }

    // A generic virtual method is looked up at each call; there are plain ones for the commonest types.
    private static MethodCallExpression Field(ParameterExpression reader, ConstantExpression index, Type type) =>
        type == typeof(string) ? Expression.Call(reader, nameof(NpgsqlDataReader.GetString), null, index)
        : type == typeof(Guid) ? Expression.Call(reader, nameof(NpgsqlDataReader.GetGuid), null, index)
        : type == typeof(int) ? Expression.Call(reader, nameof(NpgsqlDataReader.GetInt32), null, index)
        : type == typeof(bool) ? Expression.Call(reader, nameof(NpgsqlDataReader.GetBoolean), null, index)
        : type == typeof(decimal) ? Expression.Call(reader, nameof(NpgsqlDataReader.GetDecimal), null, index)
        : Expression.Call(reader, nameof(NpgsqlDataReader.GetFieldValue), [type], index);

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(value => value.ToString());

        public static TEnum Parse(string name) => Values[name];

        public static TEnum[] ParseAll(string[] names) => Array.ConvertAll(names, Parse);
    }
}

/// <summary>
/// The condition, in SQL, under which a viewer of each kind of organisation may see a row; the same as the query filter of the entity, and
/// held to it by a test. <c>$2</c> is the ID or code of the viewer's organisation.
/// </summary>
public sealed record Visibility(string School, string La, string Provider)
{
    private const int Kinds = 5;

    /// <summary>The condition, for rows that an index may find by it, and the value of <c>$2</c>.</summary>
    public (string Condition, NpgsqlParameter Organisation) Of(Viewer viewer)
    {
        var (_, condition, organisation) = KindOf(viewer);
        return (condition, organisation);
    }

    /// <summary>A statement that reads rows by their keys.</summary>
    /// <param name="write">Takes the condition.</param>
    public VisibleStatement Statement(Func<string, string> write) => new(this, write);

    internal (int Kind, string Condition, NpgsqlParameter Organisation) KindOf(Viewer viewer) =>
        viewer switch
        {
            { IsSystem: true } => (0, "true", Sql.Value(Guid.Empty)),
            { SchoolId: { } school } => (1, School, Sql.Value(school)),
            { ProviderId: { } provider } => (2, Provider, Sql.Value(provider)),
            { LaCode: { } la } => (3, La, Sql.Value(la)),
            _ => (Kinds - 1, "false", Sql.Value(Guid.Empty)),
        };

    /// <summary>One text for each kind of viewer, written once.</summary>
    public sealed class VisibleStatement(Visibility visibility, Func<string, string> write)
    {
        private readonly string?[] texts = new string?[Kinds];

        /// <summary>The text, and the value of <c>$2</c>.</summary>
        public (string Text, NpgsqlParameter Organisation) Of(Viewer viewer)
        {
            var (kind, condition, organisation) = visibility.KindOf(viewer);
            // Not as a condition that an index serves: it would find all rows of an organisation to pick a few of them, which PostgreSQL takes for
            // the better way when it does not know how many keys there are.
            return (texts[kind] ??= write($"({condition}) is true"), organisation);
        }
    }
}

/// <summary>Parameters with their types, by which PostgreSQL finds the prepared statement again.</summary>
public static class Sql
{
    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>Typed IDs as an array of <c>uuid</c>.</summary>
    public static NpgsqlParameter Ids<TId>(IReadOnlyCollection<TId> ids, Func<TId, Guid> value)
    {
        var values = new Guid[ids.Count];
        var i = 0;
        foreach (var id in ids)
        {
            values[i++] = value(id);
        }

        return Value(values);
    }
}
