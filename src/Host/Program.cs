using AltProvision.EmbeddedPostgres;
using AltProvision.GraphQL;
using AltProvision.Host;
using AltProvision.Kernel;

try
{
    return await HostCommands.RunAsync(args);
}
catch (Exception exception) when (exception is HostException or EmbeddedPostgresException or RulePackException or TrustedDocumentException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
