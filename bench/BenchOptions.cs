using System.Globalization;

namespace AltProvision.Bench;

internal sealed record BenchOptions
{
    public string Operations { get; private set; } = "abcdef";

    public int Rounds { get; private set; } = 4;

    public int Seconds { get; private set; } = 2;

    public int Connections { get; private set; } = 16;

    public string? Database { get; private set; }

    public bool IsComparison { get; private set; }

    public bool IsOfSockets { get; private set; }

    public bool IsOfFanOut { get; private set; }

    /// <returns>Null when the words make no sense.</returns>
    public static BenchOptions? Parse(string[] args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--compare")
            {
                options.IsComparison = true;
                continue;
            }

            if (args[i] is "--subscriptions" or "--sockets" or "--fan-out")
            {
                options.IsOfSockets |= args[i] is not "--fan-out";
                options.IsOfFanOut |= args[i] is not "--sockets";
                continue;
            }

            if (++i == args.Length || !options.Set(args[i - 1], args[i]))
            {
                return null;
            }
        }

        return options;
    }

    private bool Set(string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        switch (name)
        {
            case "--operations" when value.All("abcdef".Contains):
                Operations = value;
                return true;
            case "--rounds" when isNumber:
                Rounds = number;
                return true;
            case "--seconds" when isNumber:
                Seconds = number;
                return true;
            case "--connections" when isNumber:
                Connections = number;
                return true;
            case "--database":
                Database = value;
                return true;
            default:
                return false;
        }
    }
}
