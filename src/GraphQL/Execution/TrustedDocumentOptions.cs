namespace AltProvision.GraphQL;

/// <summary>
/// Documents that are known before anybody sends them, and run by their SHA-256 hash:
/// https://graphql.github.io/graphql-over-http/draft/#sec-Persisted-Documents
/// </summary>
public sealed class TrustedDocumentOptions
{
    /// <summary>Every file <c>*.graphql</c> in it, however deep, is a document. They are read and prepared when the endpoint is mapped.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Files as code generators write them, each a JSON object with documents by the hash of their text. They are read when the endpoint is mapped.
    /// </summary>
    public IList<string> Manifests { get; } = [];

    /// <summary>Whether nothing else runs.</summary>
    public bool Only { get; set; }
}

/// <summary>A document of the folder cannot be trusted. The message says which file, why, and what to do.</summary>
public sealed class TrustedDocumentException(string message) : Exception(message);
