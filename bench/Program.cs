using AltProvision.Bench;

const string Usage = """
    usage: bench/run [OPTION…]
      --operations abcdef   which of them (abcdef)
      --rounds N            each server gets one window a round (4)
      --seconds N           length of a window (2)
      --connections N       at once (16)
      --database CONNECTION a server of your own instead of the embedded one; it must be empty or filled by an earlier run
      --compare             only compare the answers of both, do not measure
      --start [COMMAND…]    only measure cold starts, of the build or of what dotnet runs by COMMAND, and how long the schema takes
    """;

if (args is ["baseline", var port, var connection])
{
    await Baseline.ServeAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), connection);
    return 0;
}

if (args is ["schema", var kind])
{
    return ColdStart.BuildSchema(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture));
}

if (args is ["--start", .. var command])
{
    return await ColdStart.RunAsync(command);
}

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

return await Measurement.RunAsync(options);
