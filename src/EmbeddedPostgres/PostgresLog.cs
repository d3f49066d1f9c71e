namespace AltProvision.EmbeddedPostgres;

// Turns what the server says when it fails into what the person at the terminal can do.
internal static class PostgresLog
{
    public static bool IsPortTaken(string log) =>
        log.Contains("Address already in use", StringComparison.Ordinal)
        || log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
        || log.Contains("Only one usage of each socket address", StringComparison.Ordinal);

    public static bool IsDiskFull(string log) =>
        log.Contains("No space left on device", StringComparison.Ordinal)
        || log.Contains("Disk quota exceeded", StringComparison.Ordinal)
        || log.Contains("There is not enough space on the disk", StringComparison.Ordinal);

    // Backends of a killed postmaster that have not noticed yet.
    public static bool IsOldBackendAlive(string log) =>
        log.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        && log.Contains("is still in use", StringComparison.Ordinal);

    public static string Explain(string log, string folder, string logFile)
    {
        if (IsDiskFull(log))
        {
            return DiskFull(folder);
        }

        if (
            log.Contains("could not map anonymous shared memory", StringComparison.Ordinal)
            || log.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        )
        {
            return "PostgreSQL got no memory. Close other programs or give the container more, then start again.";
        }

        return log.Contains("Permission denied", StringComparison.Ordinal)
            ? $"PostgreSQL may not read or write its data in {folder}: {LastError(log)}. Start as the owner of that folder (ls -ld {folder})."
            : $"PostgreSQL did not start: {LastError(log)}. Its log is {logFile}; the data in {folder} was left as it is.";
    }

    public static string DiskFull(string folder) =>
        $"The disk that holds {folder} is full. Free some space and start again: PostgreSQL then recovers by itself, and nothing that was saved is lost.";

    private static string LastError(string log) =>
        log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault(line => MessageOf(line) is not null)
            is { } line
            ? MessageOf(line)!
            : "it gave no reason";

    private static string? MessageOf(string line)
    {
        string[] severities = ["PANIC:", "FATAL:", "ERROR:", "error:"];
        var severity = Array.Find(severities, s => line.Contains(s, StringComparison.Ordinal));
        return severity is null ? null : line[(line.IndexOf(severity, StringComparison.Ordinal) + severity.Length)..].Trim();
    }
}
