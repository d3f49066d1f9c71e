namespace AltProvision.Host;

/// <summary>Chance that falls the same way each time for one seed and purpose, so that one part of the demo can change without the others.</summary>
internal sealed class DemoChance(int seed, string purpose)
{
    private readonly Random random = new(BitConverter.ToInt32(DemoIds.Of($"chance/{seed}", purpose).ToByteArray()));

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Hits(int percent) => random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return [.. all];
    }
}
