namespace AltProvision.Host;

/// <summary>For what happens before the host has its own logging.</summary>
internal static class StartLogger
{
    public static ILogger Instance { get; } =
        LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true)).CreateLogger("AltProvision");
}
