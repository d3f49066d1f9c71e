using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AltProvision.GraphQL.Execution;

/// <summary>A document of the folder, with its operations prepared. The key of one without a name is empty.</summary>
internal sealed record TrustedDocument(string Text, IReadOnlyDictionary<string, CompiledOperation> Operations);

/// <summary>The documents of the folder by hash.</summary>
internal static partial class TrustedDocuments
{
    /// <summary>64 hexadecimal digits, in lower case.</summary>
    public static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public static bool IsHash(string text) => Hash().IsMatch(text);

    /// <param name="prepare">Prepares all operations of a document.</param>
    /// <exception cref="TrustedDocumentException">The folder or one of its files cannot be used.</exception>
    public static IReadOnlyDictionary<string, TrustedDocument> Load(
        TrustedDocumentOptions options,
        Func<string, IReadOnlyDictionary<string, CompiledOperation>> prepare
    )
    {
        var documents = new Dictionary<string, TrustedDocument>();
        foreach (var (place, text) in options.Manifests.SelectMany(ReadManifest).Concat(ReadFolder(options)))
        {
            documents[HashOf(text)] = new(text, Prepare(place, text, prepare));
        }

        return documents;
    }

    private static IEnumerable<(string Place, string Text)> ReadFolder(TrustedDocumentOptions options)
    {
        if (options.Folder is null)
        {
            return options.Only && options.Manifests.Count == 0
                ? throw new TrustedDocumentException("Only trusted documents may run, and there is no folder of them. Name one.")
                : [];
        }

        if (!Directory.Exists(options.Folder))
        {
            throw new TrustedDocumentException(
                $"The folder of trusted documents, {options.Folder}, is not there. Make it, or name another."
            );
        }

        return Directory.EnumerateFiles(options.Folder, "*.graphql", SearchOption.AllDirectories).Select(ReadFile);
    }

    private static (string Place, string Text) ReadFile(string file)
    {
        var text = File.ReadAllText(file);
        CheckName(file, HashOf(text));
        return (file, text);
    }

    private static IEnumerable<(string Place, string Text)> ReadManifest(string file)
    {
        Dictionary<string, string> entries;
        try
        {
            entries = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new TrustedDocumentException($"{file} is no list of documents by their hash, or cannot be read: {exception.Message}");
        }

        foreach (var (hash, text) in entries)
        {
            yield return HashOf(text) == hash
                ? ($"{file}, {hash},", text)
                : throw new TrustedDocumentException($"{file} names a document {hash}, whose text has another hash. Build it again.");
        }
    }

    // A name that is a hash is a promise: a file that was changed, its line ends for example, would never be found.
    private static void CheckName(string file, string hash)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (IsHash(name) && !name.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new TrustedDocumentException(
                $"{file} is named after a hash that its text does not have; it has {hash}. Restore the text, or rename the file."
            );
        }
    }

    private static IReadOnlyDictionary<string, CompiledOperation> Prepare(
        string file,
        string text,
        Func<string, IReadOnlyDictionary<string, CompiledOperation>> prepare
    )
    {
        try
        {
            return prepare(text);
        }
        catch (GraphQLException refusal)
        {
            var place = refusal.Error.Locations is [var (line, column), ..] ? $":{line}:{column}" : "";
            throw new TrustedDocumentException($"{file}{place} cannot be run by this server: {refusal.Message}");
        }
    }

    [GeneratedRegex("^[0-9a-fA-F]{64}$")]
    private static partial Regex Hash();
}
