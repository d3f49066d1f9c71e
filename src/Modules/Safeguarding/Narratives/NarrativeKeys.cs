using System.Globalization;
using System.Security.Cryptography;

namespace AltProvision.Safeguarding;

/// <summary>
/// The master keys, under which the key of each record's narratives is locked away (docs/adr/0016). Each is a file <c>ID.key</c> of 32 bytes in
/// Base64; the last by name is the one in use, the others open what they once locked. The folder is looked at again every minute.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="makesFirst">Whether an empty folder gets a key: for development, where nobody keeps keys elsewhere.</param>
internal sealed class NarrativeKeys(string? folder, bool makesFirst, TimeProvider time)
{
    public const int LongestId = 40;

    private const string Extension = ".key";

    // Hosts that start together make one; it sorts before those that are named after their moment.
    private const string FirstId = "0-first";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock looking = new();
    private Ring? ring;

    private sealed record Ring(SortedDictionary<string, byte[]> Keys, DateTimeOffset ReadAt);

    /// <summary>The key in use.</summary>
    /// <exception cref="NarrativeKeyException">There is none.</exception>
    public (string Id, byte[] Key) Current
    {
        get
        {
            var (id, key) = Read().Keys.Last();
            return (id, key);
        }
    }

    /// <summary>IDs of all keys, the one in use last.</summary>
    /// <exception cref="NarrativeKeyException">There is none.</exception>
    public IReadOnlyList<string> Ids => [.. Read().Keys.Keys];

    /// <exception cref="NarrativeKeyException">It is not there.</exception>
    public byte[] Find(string id) =>
        Read().Keys.GetValueOrDefault(id)
        ?? throw new NarrativeKeyException(
            $"The key {id} of narratives is not in {folder}. Put {id}{Extension} back: without it, what it locked cannot be read."
        );

    /// <summary>Makes a key, which is in use from then on: at once here, within a minute on other hosts that share the folder.</summary>
    /// <returns>Its ID.</returns>
    public string Create()
    {
        var id = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        Write(id);
        lock (looking)
        {
            ring = null;
        }

        return id;
    }

    // Under its name only once it is whole: other hosts may look.
    private void Write(string id)
    {
        Directory.CreateDirectory(Folder);
        var unfinished = Path.Combine(Folder, $"{Guid.CreateVersion7():N}.unfinished");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(unfinished, options))
        {
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(NarrativeSeal.KeyLength)));
        }

        try
        {
            File.Move(unfinished, Path.Combine(Folder, id + Extension), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Combine(Folder, id + Extension)))
        {
            // Another host made it at the same moment.
            File.Delete(unfinished);
        }
    }

    private string Folder =>
        folder is { Length: > 0 }
            ? folder
            : throw new NarrativeKeyException(
                $"{NarrativeKeySettings.Folder} names no folder. Name one that only the product may read and that is kept apart from the database's backups."
            );

    private Ring Read()
    {
        lock (looking)
        {
            if (ring is not { } known || (time.GetUtcNow() - known.ReadAt).Duration() >= LookEvery)
            {
                ring = known = Load();
            }

            return known;
        }
    }

    private Ring Load()
    {
        var keys = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (makesFirst && Files() is [])
        {
            Write(FirstId);
        }

        foreach (var file in Files())
        {
            var id = Path.GetFileNameWithoutExtension(file);
            keys[id] =
                id.Length <= LongestId && ReadKey(file) is { Length: NarrativeSeal.KeyLength } key
                    ? key
                    : throw new NarrativeKeyException(
                        $"{file} is no key of narratives: {NarrativeSeal.KeyLength} bytes in Base64, in a file whose name has at most {LongestId} characters."
                    );
        }

        return keys.Count > 0
            ? new(keys, time.GetUtcNow())
            : throw new NarrativeKeyException($"There is no key of narratives in {Folder}. Make one: narratives new-key.");
    }

    private string[] Files() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Extension) : [];

    private static byte[]? ReadKey(string file)
    {
        var key = new byte[NarrativeSeal.KeyLength + 2];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) ? key[..length] : null;
    }
}
