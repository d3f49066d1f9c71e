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
                var off = rule.IsOn ? "" : $" OFF: {rule.Version.OffBecause}";
                output.WriteLine($"  {rule.Version.Id} v{rule.Version.Version}: {rule.Version.Title} [{rule.Version.Source}]{off}");
            }
        }

        return 0;
    }

    /// <summary>Looks at the packs of a folder beside those that are compiled in, or at the book as it is. Exit code 1 when one is refused.</summary>
    public static int Verify(RuleBook book, string[] args, TextWriter output)
    {
        var looked = args switch
        {
            [] => book,
            [var folder] when Directory.Exists(folder) => RulePackLoader.Load(ProductAssemblies.Rules, new() { RulesFolder = folder }),
            [var folder] => throw new HostException($"There is no folder {folder}."),
            _ => throw new HostException("usage: rules verify [FOLDER], FOLDER with one sub-folder a pack"),
        };
        foreach (var pack in looked.Packs.Where(pack => pack.Origin != RulePackLoader.CompiledIn))
        {
            output.WriteLine($"{pack.Pack.Id} ({pack.Origin}) is sound: {pack.Rules.Count} rule versions.");
        }

        foreach (var pack in looked.Refused)
        {
            output.WriteLine($"{pack.Name} ({pack.Path}) is refused: {string.Join(" ", pack.Reasons)}");
        }

        output.WriteLine($"{looked.Packs.Count} packs with {looked.Rules.Count} rule versions in use, {looked.Refused.Count} refused.");
        return looked.Refused.Count == 0 ? 0 : 1;
    }
}
