using AltProvision.EmbeddedPostgres;
using AltProvision.Host;
using AltProvision.Kernel;

try
{
    return await HostCommands.RunAsync(args);
}
catch (Exception exception) when (exception is HostException or EmbeddedPostgresException or RulePackException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
