using System.Reflection;
using System.Text;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Tests.Architecture;

/// <summary>
/// The class of each field of the graph: what is declared beside it, else beside its type, else that of what it is part of, walked from the roots. The
/// strictest counts where a type is part of several.
/// </summary>
internal sealed class DataClasses
{
    private static readonly Dictionary<string, DataClass> ownOfServer = new()
    {
        // What the library adds, and what says nothing of anybody.
        ["PageInfo"] = DataClass.Public,
        ["UserError"] = DataClass.Organisational,
    };

    private readonly Schema schema;
    private readonly Dictionary<(string Type, string Field), DataClass> classes = [];
    private readonly HashSet<(string, DataClass)> visited = [];

    private DataClasses(Schema schema) => this.schema = schema;

    /// <summary>Root fields of which nothing says a class.</summary>
    public List<string> Undeclared { get; } = [];

    public IReadOnlyDictionary<(string Type, string Field), DataClass> All => classes;

    public static DataClasses Of(Schema schema)
    {
        var found = new DataClasses(schema);
        foreach (var root in new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>())
        {
            foreach (var field in root.Fields)
            {
                found.AddRoot(root, field);
            }
        }

        // Whatever an ID names: each kind is of its own class.
        foreach (var field in schema.Query!.Fields.Where(field => field.Type.Named is InterfaceType))
        {
            found.classes[(schema.Query.Name, field.Name)] = found.classes.Values.Max();
        }

        return found;
    }

    /// <summary>Roles of which one is needed; empty for all who are signed in and may see the object.</summary>
    public static IReadOnlyList<Role> RolesOf(Field field) =>
        field.Member?.GetCustomAttribute<AskedByAttribute>()?.Roles
        ?? (field.Member as MethodInfo)
            ?.GetParameters()
            .Where(parameter => parameter.ParameterType.IsAssignableTo(typeof(IBaseRequest)))
            .Select(parameter => parameter.ParameterType.GetCustomAttribute<AllowAttribute>()?.Roles)
            .FirstOrDefault()
        ?? [];

    /// <summary>For people: each root field and each type with its class, and what differs from it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var root in new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>())
        {
            text.Append('\n').Append("## ").Append(root.Name).Append("\n\n| field | class | asked by |\n| --- | --- | --- |\n");
            foreach (var field in root.Fields)
            {
                text.Append($"| `{field.Name}` | {Word(classes[(root.Name, field.Name)])} | {Word(RolesOf(field))} |\n");
            }
        }

        text.Append("\n## Types\n\n| type | class | of its fields |\n| --- | --- | --- |\n");
        foreach (var type in schema.Types.OfType<ObjectType>().Where(IsContent).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var fields = type.Fields.Where(field => classes.ContainsKey((type.Name, field.Name))).ToList();
            if (fields.Count == 0)
            {
                continue;
            }

            var usual = fields.GroupBy(field => classes[(type.Name, field.Name)]).OrderByDescending(group => group.Count()).First().Key;
            var others = fields
                .Where(field => classes[(type.Name, field.Name)] != usual || RolesOf(field).Count > 0)
                .Select(field =>
                    $"`{field.Name}`: {string.Join(", ", new[] { classes[(type.Name, field.Name)] != usual ? Word(classes[(type.Name, field.Name)]) : null, RolesOf(field).Count > 0 ? $"asked by {Word(RolesOf(field))}" : null }.OfType<string>())}"
                );
            text.Append($"| `{type.Name}` | {Word(usual)} | {string.Join("; ", others)} |\n");
        }

        return text.ToString();
    }

    private void AddRoot(ObjectType root, Field field)
    {
        if (field.Type.Named is InterfaceType)
        {
            return;
        }

        if ((Declared(field.Member) ?? DeclaredWithin(field.Type.Named, depth: 3)) is not { } dataClass)
        {
            Undeclared.Add($"{root.Name}.{field.Name}");
            return;
        }

        Add(root.Name, field, dataClass);
    }

    private void Add(string type, Field field, DataClass dataClass)
    {
        var key = (type, field.Name);
        classes[key] = classes.TryGetValue(key, out var known) && known > dataClass ? known : dataClass;
        switch (field.Type.Named)
        {
            case ObjectType part:
                Walk(part, dataClass);
                break;
            case InterfaceType or UnionType:
                foreach (var possible in schema.PossibleTypes(field.Type.Named))
                {
                    Walk(possible, dataClass);
                }

                break;
        }
    }

    private void Walk(ObjectType type, DataClass around)
    {
        var own = DeclaredOf(type) ?? around;
        if (!visited.Add((type.Name, own)))
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            Add(type.Name, field, Declared(field.Member) ?? (field.Type.Named is ObjectType part ? DeclaredOf(part) : null) ?? own);
        }
    }

    private static DataClass? DeclaredWithin(NamedType type, int depth)
    {
        if (type is not ObjectType item)
        {
            return null;
        }

        return DeclaredOf(item)
            ?? (
                depth == 0
                    ? null
                    : item
                        .Fields.Where(field => !ownOfServer.ContainsKey(field.Type.Named.Name))
                        .Select(field => DeclaredWithin(field.Type.Named, depth - 1))
                        .Max()
            );
    }

    private static DataClass? DeclaredOf(ObjectType type) =>
        ownOfServer.TryGetValue(type.Name, out var known) ? known : Declared(type.RuntimeType);

    private static DataClass? Declared(MemberInfo? member) => member?.GetCustomAttribute<HoldsAttribute>()?.DataClass;

    private static bool IsContent(ObjectType type) =>
        !type.Name.StartsWith("__", StringComparison.Ordinal)
        && !type.Name.EndsWith("Connection", StringComparison.Ordinal)
        && !type.Name.EndsWith("Edge", StringComparison.Ordinal)
        && !type.Name.EndsWith("Payload", StringComparison.Ordinal)
        && type.Name is not ("Query" or "Mutation" or "Subscription" or "PageInfo");

    private static string Word(DataClass dataClass) =>
        dataClass switch
        {
            DataClass.SpecialCategory => "special category",
            _ => dataClass.ToString().ToLowerInvariant(),
        };

    private static string Word(IReadOnlyList<Role> roles) => roles.Count == 0 ? "all who are signed in" : string.Join(", ", roles);
}
