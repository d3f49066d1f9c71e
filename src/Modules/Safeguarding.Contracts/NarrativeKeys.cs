using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>Where the master keys of narratives are (docs/adr/0016).</summary>
public static class NarrativeKeySettings
{
    /// <summary>The folder: one that only the product may read, apart from the database and its backups.</summary>
    public const string Folder = "AltProvision:NarrativeKeys:Folder";

    /// <summary>Whether an empty folder gets its first key at the start. For development: elsewhere a folder that is not mounted would go unnoticed.</summary>
    public const string MakesFirst = "AltProvision:NarrativeKeys:MakesFirst";
}

/// <summary>A key of narratives is not where it has to be. The message says which one and what to do.</summary>
public sealed class NarrativeKeyException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Makes a master key for narratives, which is in use from then on. The answer is its ID.</summary>
[AllowSystem]
public sealed record CreateNarrativeKey : IRequest<string>;

/// <summary>The master keys, the one in use last, each with how many records it locks.</summary>
[AllowSystem]
public sealed record ListNarrativeKeys : IRequest<IReadOnlyList<NarrativeKeyUse>>;

/// <summary>How far a master key is used.</summary>
/// <param name="Id">Name of its file, without the ending.</param>
/// <param name="Records">Records whose narratives it locks.</param>
/// <param name="IsInUse">Whether it locks what is told from now on.</param>
public sealed record NarrativeKeyUse(string Id, int Records, bool IsInUse);

/// <summary>
/// Locks the keys of up to 1,000 records again, under the master key in use. Say it until nothing is left; the records themselves are not
/// touched. The answer is how many were locked again.
/// </summary>
[AllowSystem]
public sealed record RotateNarrativeKeys : IRequest<int>;
