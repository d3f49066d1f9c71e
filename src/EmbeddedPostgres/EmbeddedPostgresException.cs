namespace AltProvision.EmbeddedPostgres;

/// <summary>The embedded PostgreSQL cannot be used. The message is for the person at the terminal: it says what is wrong and what to do.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null) : Exception(message, innerException);
