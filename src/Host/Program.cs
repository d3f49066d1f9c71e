using AltProvision.EmbeddedPostgres;
using AltProvision.GraphQL;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

try
{
    return await HostCommands.RunAsync(args);
}
catch (TrustedDocumentException exception)
{
    await Console.Error.WriteLineAsync($"AltProvision:GraphQL:TrustedDocuments: {exception.Message}");
    return 1;
}
catch (Exception exception)
    when (exception is HostException or EmbeddedPostgresException or NarrativeKeyException or RetentionException or RulePackException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
