using System.Buffers.Text;
using System.Text.Json;

namespace AltProvision.Kernel;

/// <summary>
/// Pages of a short list that was ranked in memory. A cursor names an entry and its rank: when the entry has left the list since, the page
/// goes on from the rank.
/// </summary>
public static class RankedPaging
{
    /// <param name="ranked">The whole list, best first; the caller caps it.</param>
    /// <param name="key">Names an entry: unique, and the same each time the list is made.</param>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> ranked, PagingArguments paging, Func<T, string> key)
    {
        paging.Check();
        var from = paging.After is { } after ? PlaceOf(ranked, key, after, "after", shift: 1) : 0;
        var to = paging.Before is { } before ? PlaceOf(ranked, key, before, "before", shift: 0) : ranked.Count;
        to = Math.Max(from, to);
        (from, to) = paging.IsBackward ? (Math.Max(from, to - paging.Size), to) : (from, Math.Min(to, from + paging.Size));
        List<Edge<T>> edges = [];
        for (var i = from; i < to; i++)
        {
            var place = i;
            edges.Add(new(() => Encode(place, key(ranked[place])), ranked[place]));
        }

        var info = new PageInfo(
            to < ranked.Count,
            from > 0,
            edges is [var first, ..] ? first.Cursor : null,
            edges is [.., var last] ? last.Cursor : null
        );
        return new Page<T>(edges, info) { TotalCount = ranked.Count };
    }

    private static int PlaceOf<T>(IReadOnlyList<T> ranked, Func<T, string> key, string cursor, string argument, int shift)
    {
        var (rank, name) = Decode(cursor, argument);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (key(ranked[i]) == name)
            {
                return i + shift;
            }
        }

        return Math.Clamp(rank, 0, ranked.Count);
    }

    private static string Encode(int rank, string key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Cursor(rank, key)));

    private static Cursor Decode(string cursor, string argument)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(cursor)) is { Key: not null } decoded
                ? decoded
                : throw new JsonException("No cursor.");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new BadRequestException($"{argument} is no cursor of this list. Take one from the list itself.", argument);
        }
    }

    private sealed record Cursor(int Rank, string Key);
}
