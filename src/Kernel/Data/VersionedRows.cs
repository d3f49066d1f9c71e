using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Kernel;

public static class VersionedRows
{
    /// <summary>The row that a change is about, at the version that the caller has read, or why it cannot be changed.</summary>
    /// <param name="rows">Among which it is looked for.</param>
    /// <param name="isIt">Which it is.</param>
    /// <param name="expectedVersion">The version that the caller has read.</param>
    /// <param name="what">What it is, in words: "referral".</param>
    /// <param name="field">The input field that names it.</param>
    public static async Task<(T? Found, Refusal? Refused)> FindToChangeAsync<T>(
        this IQueryable<T> rows,
        Expression<Func<T, bool>> isIt,
        int expectedVersion,
        string what,
        string field,
        CancellationToken cancellationToken
    )
        where T : class, IVersioned =>
        await rows.SingleOrDefaultAsync(isIt, cancellationToken) switch
        {
            null => (null, Refusal.NotFound(what, field)),
            var row when row.Version != expectedVersion => (null, Refusal.Stale(row.Version)),
            var row => (row, null),
        };
}
