using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;

namespace AltProvision.Tests.Integration.Security;

/// <summary>What random questions are made of.</summary>
/// <param name="Ids">IDs of all records, by the name of their type.</param>
/// <param name="Cursors">Cursors that anybody was given, by the name of the connection's type.</param>
internal sealed record Material(Schema Schema, IReadOnlyDictionary<string, string[]> Ids, IReadOnlyDictionary<string, string[]> Cursors);

/// <summary>
/// A random question to the schema: by ID, by IDs, or of a list, with filters, pages and cursors of others, some levels deep. Each node answers its
/// type and its ID.
/// </summary>
internal sealed class RandomOperation
{
    private const int Deepest = 3;

    // Answers other than before when asked twice, for asking is put on record there.
    private static readonly string[] leftOut = ["auditTrail"];

    private static readonly Dictionary<string, string> typeOfId = new()
    {
        ["pupilId"] = "Pupil",
        ["schoolId"] = "School",
        ["destinationSchoolId"] = "School",
        ["providerId"] = "Provider",
        ["placementId"] = "Placement",
        ["referralId"] = "Referral",
        ["siteId"] = "Site",
    };

    private readonly Material material;
    private readonly Random random;
    private readonly Dictionary<string, string> ids = [];

    private RandomOperation(Material material, int seed)
    {
        (this.material, random) = (material, new Random(seed));
        Selection = Root();
    }

    /// <summary>What is asked, with <c>$id0</c> and so on in the place of IDs.</summary>
    public string Selection { get; }

    public string Document =>
        ids.Count == 0 ? $"{{ {Selection} }}" : $"query ({string.Join(", ", ids.Keys.Select(name => $"${name}: ID!"))}) {{ {Selection} }}";

    /// <summary>The IDs by the names of their variables.</summary>
    public IReadOnlyDictionary<string, string> Ids => ids;

    public static RandomOperation Make(Material material, int seed) => new(material, seed);

    private string Root()
    {
        var fields = material
            .Schema.Query!.Fields.Where(field =>
                !leftOut.Contains(field.Name) && field.Arguments.All(argument => !IsRequired(argument) || CanFill(argument))
            )
            .ToList();
        return random.Next(4) switch
        {
            0 => $"node(id: {AnyId()}) {{ {OfNode()} }}",
            1 => $"nodes(ids: [{string.Join(", ", Enumerable.Range(0, random.Next(1, 8)).Select(_ => AnyId()))}]) {{ {OfNode()} }}",
            _ => Call(Pick(fields), depth: 0),
        };
    }

    private string OfNode()
    {
        var type = Pick(material.Schema.PossibleTypes(material.Schema.Types.Single(type => type.Name == "Node")));
        return $"__typename id ... on {type.Name} {{ {SelectionOf(type, depth: 1)} }}";
    }

    private string Call(Field field, int depth)
    {
        List<string> arguments = [];
        foreach (var argument in field.Arguments)
        {
            if (IsRequired(argument) || random.Next(3) == 0)
            {
                arguments.AddRange(Fill(argument, field));
            }
        }

        // Lists stay short, and are asked for from one side only.
        if (field.Arguments.Any(argument => argument.Name == "first"))
        {
            arguments.RemoveAll(argument =>
                argument.StartsWith("first:", StringComparison.Ordinal) || argument.StartsWith("last:", StringComparison.Ordinal)
            );
            var isBackwards =
                field.Arguments.Any(argument => argument.Name == "last")
                && arguments.Any(argument => argument.StartsWith("before:", StringComparison.Ordinal));
            arguments.RemoveAll(argument => argument.StartsWith(isBackwards ? "after:" : "before:", StringComparison.Ordinal));
            arguments.Add(isBackwards ? $"last: {random.Next(1, 6)}" : $"first: {random.Next(1, 6)}");
        }

        var call = field.Name + (arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "");
        return field.Type.Named switch
        {
            ObjectType type => $"{call} {{ {SelectionOf(type, depth + 1)} }}",
            InterfaceType or UnionType => $"{call} {{ __typename }}",
            _ => call,
        };
    }

    private string SelectionOf(ObjectType type, int depth)
    {
        List<string> parts = ["__typename"];
        if (type.Fields.Any(field => field.Name == "id"))
        {
            parts.Add("id");
        }

        if (type.Name.EndsWith("Connection", StringComparison.Ordinal))
        {
            parts.Add("totalCount pageInfo { hasNextPage endCursor }");
            var nodes = type.Fields.Single(field => field.Name == "nodes");
            parts.Add($"nodes {{ {SelectionOf((ObjectType)nodes.Type.Named, depth)} }}");
            return string.Join(' ', parts);
        }

        var fields = type
            .Fields.Where(field =>
                (depth < Deepest || field.Type.Named is ScalarType or EnumType)
                && field.Arguments.All(argument => !IsRequired(argument) || CanFill(argument))
            )
            .ToList();
        // Each once: the same field with other arguments would be no valid question.
        parts.AddRange(
            fields.Count == 0
                ? []
                : Enumerable
                    .Range(0, random.Next(1, 5))
                    .Select(_ => Pick(fields))
                    .Where(field => field.Name != "id")
                    .Distinct()
                    .Select(field => Call(field, depth))
        );
        return string.Join(' ', parts);
    }

    private IEnumerable<string> Fill(InputValue argument, Field field) =>
        argument.Name switch
        {
            "after" or "before" => material.Cursors.TryGetValue(field.Type.Named.Name, out var cursors) && cursors.Length > 0
                ? [$"{argument.Name}: \"{Pick(cursors)}\""]
                : [],
            "where" => Filter(argument),
            _ => ValueOf(argument) is { } value ? [$"{argument.Name}: {value}"] : [],
        };

    private IEnumerable<string> Filter(InputValue argument)
    {
        var entries = ((InputObjectType)argument.Type.Named)
            .Fields.Where(entry => typeOfId.ContainsKey(entry.Name) && entry.Type.Named.Name == "ID" && random.Next(2) == 0)
            .Select(entry => $"{entry.Name}: {IdOf(typeOfId[entry.Name])}");
        return [$"where: {{ {string.Join(", ", entries)} }}"];
    }

    private string? ValueOf(InputValue argument) =>
        argument.Type.Named switch
        {
            ScalarType { Name: "ID" } when argument.Type is not ListType and not NonNullType { OfType: ListType } => argument.Name == "id"
                ? AnyId()
            : typeOfId.TryGetValue(argument.Name, out var type) ? IdOf(type)
            : null,
            ScalarType { Name: "Date" } => $"\"{LondonTime.Today(TimeProvider.System).AddDays(random.Next(-60, 60)).Iso()}\"",
            ScalarType { Name: "Boolean" } => random.Next(2) == 0 ? "true" : "false",
            _ => null,
        };

    private static bool IsRequired(InputValue argument) => argument is { Type: NonNullType, DefaultValue: null };

    private static bool CanFill(InputValue argument) =>
        argument.Name == "where"
        || argument.Type.Named is ScalarType { Name: "Date" or "Boolean" }
        || (
            argument.Type is NonNullType { OfType: ScalarType { Name: "ID" } }
            && (argument.Name == "id" || typeOfId.ContainsKey(argument.Name))
        );

    private string AnyId() => IdOf(Pick([.. material.Ids.Keys]));

    private string IdOf(string type)
    {
        var known = material.Ids[type];
        var id = known.Length > 0 && random.Next(10) > 0 ? Pick(known) : OpaqueId.Encode(type, new Guid(Bytes()));
        var name = $"id{ids.Count}";
        ids.Add(name, id);
        return "$" + name;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
