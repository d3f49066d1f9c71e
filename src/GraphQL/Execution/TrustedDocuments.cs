using System.Security.Cryptography;
using System.Text;
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
        if (options.Folder is null)
        {
            return options.Only
                ? throw new TrustedDocumentException("Only trusted documents may run, and there is no folder of them. Name one.")
                : new Dictionary<string, TrustedDocument>();
        }

        if (!Directory.Exists(options.Folder))
        {
            throw new TrustedDocumentException(
                $"The folder of trusted documents, {options.Folder}, is not there. Make it, or name another."
            );
        }

        var documents = new Dictionary<string, TrustedDocument>();
        foreach (var file in Directory.EnumerateFiles(options.Folder, "*.graphql", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var hash = HashOf(text);
            CheckName(file, hash);
            documents[hash] = new(text, Prepare(file, text, prepare));
        }

        return documents;
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
