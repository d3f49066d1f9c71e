using System.Globalization;

namespace AltProvision.EmbeddedPostgres;

/// <summary>One host per cluster. The system releases it when the host dies, however it dies.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream stream;
    private readonly string holderFile;

    private ClusterLock(FileStream stream, string holderFile)
    {
        this.stream = stream;
        this.holderFile = holderFile;
    }

    public static ClusterLock Take(ClusterHome home)
    {
        try
        {
            var stream = new FileStream(home.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(home.HolderFile, Describe(url: null));
            return new(stream, home.HolderFile);
        }
        catch (IOException e) when (!PostgresLog.IsDiskFull(e.Message) && File.Exists(home.LockFile))
        {
            throw new EmbeddedPostgresException(InUse(home), e);
        }
    }

    public void Announce(Uri url) => File.WriteAllText(holderFile, Describe(url));

    // The files stay: deleting a lock file lets two hosts each lock their own.
    public void Dispose() => stream.Dispose();

    private static string Describe(Uri? url) => string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{url}\n");

    private static string InUse(ClusterHome home)
    {
        string[] lines = File.Exists(home.HolderFile) ? File.ReadAllLines(home.HolderFile) : [];
        var process = lines is [{ Length: > 0 } id, ..] ? $"process {id}" : "another process";
        var use = lines is [_, { Length: > 0 } url, ..] ? $"use it at {url}" : "use that one";
        return $"AltProvision is already running on {home.Folder} ({process}). Either {use}, or stop it first (Ctrl-C in its terminal, or kill its process), "
            + "or start this one on another folder by AltProvision__Postgres__DataFolder.";
    }
}
