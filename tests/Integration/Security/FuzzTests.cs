using System.Globalization;
using System.Text.Json;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>
/// Random questions of each viewer, with IDs and cursors of everybody. Whatever comes back is theirs to see, as SQL works it out; counts are of that;
/// and a record of somebody else makes no difference to any answer, as if it did not exist. <c>ALTPROVISION_FUZZ=10000</c> asks so many for each
/// viewer.
/// </summary>
public sealed class FuzzTests(TwoAuthorities data) : IClassFixture<TwoAuthorities>
{
    private static readonly int operations = int.Parse(
        Environment.GetEnvironmentVariable("ALTPROVISION_FUZZ") ?? "150",
        CultureInfo.InvariantCulture
    );

    public static TheoryData<string> Viewers => ObjectAccessTests.Viewers;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Whatever_is_asked_nothing_of_others_is_told(string key)
    {
        var viewer = data.ViewerOf(key);
        var material = await GatherAsync();
        var theirs = await VisibleAsync(viewer);
        var named = await NamedAsync(theirs["Placement"]);
        var (records, counts, twins, refused) = (0, 0, 0, 0);
        for (var seed = 0; seed < operations; seed++)
        {
            var operation = RandomOperation.Make(material, HashCode(key, seed));
            var answer = await data.Product.AskAsync(viewer, operation.Document, operation.Ids, Stop);
            var place = $"{key}, operation {seed}: {operation.Document} with {JsonSerializer.Serialize(operation.Ids)}";
            HasOnlyMeantErrors(answer, place);
            refused += answer.TryGetProperty("errors", out _) ? 1 : 0;
            foreach (var (type, id, total) in Found(answer))
            {
                if (id is { } record && theirs.TryGetValue(type, out var visible))
                {
                    records++;
                    visible.ShouldContain(record, $"{type} in {place}");
                }
                else if (total is { } count && theirs.TryGetValue(type, out visible))
                {
                    counts++;
                    count.ShouldBeLessThanOrEqualTo(visible.Count, $"the count of {type} in {place}");
                }
            }

            if (Unknown(operation.Ids, theirs, named) is { } unknown)
            {
                twins++;
                var twin = await data.Product.AskAsync(viewer, operation.Document, unknown, Stop);
                Masked(twin, unknown).ShouldBe(Masked(answer, operation.Ids), $"a record of others makes a difference in {place}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{key}: {operations} operations, {refused} with an error, {records} records and {counts} counts compared, {twins} asked again with IDs of nothing"
        );
        twins.ShouldBeGreaterThan(operations / 10);
        if (key is not "nobody's")
        {
            records.ShouldBeGreaterThan(operations / 10);
        }
    }

    // The same questions at each run, and others for each viewer.
    private static int HashCode(string key, int seed) => key.Aggregate(seed * 7919, (hash, letter) => unchecked((hash * 31) + letter));

    private async Task<Material> GatherAsync()
    {
        var schema = data.Product.Services.GetRequiredService<Schema>();
        var ids = new Dictionary<string, string[]>();
        foreach (var (type, table) in ObjectAccessTests.Guarded.Select(kind => (kind.Key, kind.Value.Name)).Concat(Open()))
        {
            ids[type] = [.. (await data.AllAsync(table)).Select(id => OpaqueId.Encode(type, Guid.Parse(id)))];
        }

        var cursors = new Dictionary<string, HashSet<string>>();
        foreach (var key in Viewers.Select(row => row.Data))
        {
            foreach (
                var field in schema.Query!.Fields.Where(field =>
                    field.Arguments.Any(argument => argument.Name == "after")
                    && field.Arguments.All(argument => argument.Type is not NonNullType)
                )
            )
            {
                if (field.Type.Named is ObjectType connection && connection.Fields.Any(entry => entry.Name == "pageInfo"))
                {
                    var answer = await data.Product.AskAsync(
                        data.ViewerOf(key),
                        $"{{ {field.Name}(first: 3) {{ edges {{ cursor }} }} }}",
                        cancellationToken: Stop
                    );
                    if (answer.GetProperty("data") is { ValueKind: JsonValueKind.Object } given)
                    {
                        cursors.TryAdd(connection.Name, []);
                        cursors[connection.Name]
                            .UnionWith(
                                given
                                    .GetProperty(field.Name)
                                    .GetProperty("edges")
                                    .EnumerateArray()
                                    .Select(edge => edge.GetProperty("cursor").GetString()!)
                            );
                    }
                }
            }
        }

        cursors.Count.ShouldBeGreaterThan(5);
        return new(schema, ids, cursors.ToDictionary(entry => entry.Key, entry => entry.Value.Order(StringComparer.Ordinal).ToArray()));
    }

    private static IEnumerable<(string, string)> Open() =>
        ObjectAccessTests.ForAll.Where(kind => kind.Value.Length > 0).Select(kind => (kind.Key, kind.Value));

    private async Task<Dictionary<string, HashSet<string>>> VisibleAsync(Viewer viewer)
    {
        var visible = new Dictionary<string, HashSet<string>>();
        foreach (var (type, table) in ObjectAccessTests.Guarded)
        {
            var rows = await ExpectedRows.OfAsync(data.Product.DataSource, table, viewer, data.Product.Clock);
            visible[type] = [.. rows.Select(id => OpaqueId.Encode(type, Guid.Parse(id)))];
        }

        return visible;
    }

    /// <summary>
    /// Whom one's own placements name. A provider may not look at their referrals, nor at a child who has left, but the IDs stand in the placement.
    /// </summary>
    private async Task<HashSet<string>> NamedAsync(HashSet<string> placements)
    {
        var own = placements.Select(id => OpaqueId.TryDecode(id, out _, out var value) ? value : default).ToArray();
        HashSet<string> named = [];
        foreach (var (column, type) in new[] { ("referral_id", "Referral"), ("pupil_id", "Pupil") })
        {
            await using var command = data.Product.DataSource.CreateCommand(
                $"select distinct {column}::text from placements.placement where id = any ($1) and {column} is not null"
            );
            command.Parameters.Add(Sql.Value(own));
            named.UnionWith((await ExpectedRows.ReadAsync(command)).Select(id => OpaqueId.Encode(type, Guid.Parse(id))));
        }

        return named;
    }

    /// <summary>The same IDs, with those of records that the viewer may not see replaced by IDs of nothing; null when there are none.</summary>
    private static Dictionary<string, string>? Unknown(
        IReadOnlyDictionary<string, string> ids,
        Dictionary<string, HashSet<string>> theirs,
        HashSet<string> named
    )
    {
        var replaced = ids.ToDictionary(
            entry => entry.Key,
            entry =>
                OpaqueId.TryDecode(entry.Value, out var type, out _)
                && theirs.TryGetValue(type, out var visible)
                && !visible.Contains(entry.Value)
                && !named.Contains(entry.Value)
                    ? OpaqueId.Encode(type, Guid.CreateVersion7())
                    : entry.Value
        );
        return replaced.Any(entry => entry.Value != ids[entry.Key]) ? replaced : null;
    }

    private static string Masked(JsonElement answer, IReadOnlyDictionary<string, string> ids) =>
        ids.Aggregate(answer.GetRawText(), (text, id) => text.Replace(id.Value, id.Key, StringComparison.Ordinal));

    // A fault of the server would hide a leak, and is none of the refusals that are meant.
    private static void HasOnlyMeantErrors(JsonElement answer, string place)
    {
        if (answer.TryGetProperty("errors", out var errors))
        {
            foreach (var error in errors.EnumerateArray())
            {
                error
                    .GetProperty("extensions")
                    .GetProperty("code")
                    .GetString()
                    .ShouldBeOneOf(["FORBIDDEN", "BAD_USER_INPUT", "COST_LIMIT_EXCEEDED"], $"{error.GetProperty("message")} in {place}");
            }
        }
    }

    /// <summary>Records with their type, and counts with the type of what is counted.</summary>
    private static IEnumerable<(string Type, string? Id, int? Total)> Found(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            if (element.TryGetProperty("__typename", out var named) && named.GetString() is { } type)
            {
                if (element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String)
                {
                    yield return (type, id.GetString(), null);
                }
                else if (element.TryGetProperty("totalCount", out var total) && total.ValueKind is JsonValueKind.Number)
                {
                    yield return (type[..^"Connection".Length], null, total.GetInt32());
                }
            }

            foreach (var found in element.EnumerateObject().SelectMany(entry => Found(entry.Value)))
            {
                yield return found;
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var found in element.EnumerateArray().SelectMany(Found))
            {
                yield return found;
            }
        }
    }
}
