using AltProvision.Kernel;

namespace AltProvision.Host;

internal static class RuleCommands
{
    public static int List(RuleBook book, TextWriter output)
    {
        foreach (var pack in book.Packs)
        {
            output.WriteLine($"{pack.Pack.Id} ({pack.Pack.Name}, {pack.AssemblyVersion}, {pack.Origin})");
            foreach (var rule in pack.Rules)
            {
                output.WriteLine($"  {rule.Version.Id} v{rule.Version.Version}: {rule.Version.Title} [{rule.Version.Source}]");
            }
        }

        return 0;
    }

    /// <summary>Exit code 1 when a pack was found and refused.</summary>
    public static int Verify(RuleBook book, TextWriter output)
    {
        foreach (var pack in book.Refused)
        {
            output.WriteLine($"{pack.Name} ({pack.Path}) is refused: {string.Join(" ", pack.Reasons)}");
        }

        output.WriteLine($"{book.Packs.Count} packs with {book.Rules.Count} rule versions in use, {book.Refused.Count} refused.");
        return book.Refused.Count == 0 ? 0 : 1;
    }
}
