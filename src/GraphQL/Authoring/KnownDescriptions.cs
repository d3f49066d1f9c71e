namespace AltProvision.GraphQL.Authoring;

/// <summary>What generated and customary members are, for those that nobody documented.</summary>
internal static class KnownDescriptions
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["id"] = "Opaque identifier.",
        ["edges"] = "The entries of the page, each with its cursor.",
        ["nodes"] = "The entries of the page without their cursors.",
        ["pageInfo"] = "Whether there is more, and from where to go on.",
        ["totalCount"] = "How many entries the whole list has. Counted only when selected.",
        ["cursor"] = "Opaque; names the entry's place in the list.",
        ["node"] = "The entry itself.",
        ["hasNextPage"] = "Whether entries follow the page.",
        ["hasPreviousPage"] = "Whether entries precede the page.",
        ["startCursor"] = "Cursor of the first entry; null when the page is empty.",
        ["endCursor"] = "Cursor of the last entry; null when the page is empty.",
        ["PageInfo"] = "Whether a list goes on beyond the page.",
        ["userErrors"] = "Why nothing was changed, in words for the user; empty when the change was made.",
        ["findings"] = "Warnings and deadlines that rules gave.",
        ["key"] = "What the value is.",
        ["value"] = "The value.",
    };

    public static string? Find(string name) => Texts.GetValueOrDefault(name);

    /// <summary>The documentation of a generic type speaks of all its types alike; a connection is one of something.</summary>
    public static string? Generic(string name, Type type)
    {
        var item = type.GetGenericArguments().Length == 1 ? name : null;
        return item?.EndsWith("Connection", StringComparison.Ordinal) is true ? $"A page of a list: `{item[..^10]}`."
            : item?.EndsWith("Edge", StringComparison.Ordinal) is true ? $"An entry of a page: `{item[..^4]}`."
            : type.Namespace?.StartsWith("System", StringComparison.Ordinal) is true ? "A value with its name."
            : null;
    }
}
