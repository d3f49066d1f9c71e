namespace AltProvision.Kernel;

/// <summary>Builds the data of a finding.</summary>
public static class FindingData
{
    /// <summary>The pairs that have a value, in the order given.</summary>
    public static IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<(string Key, string? Value)> pairs)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (value is not null)
            {
                data[key] = value;
            }
        }

        return data;
    }
}
