using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>Names of nobody: given names of many kinds with family names put together from words of the landscape.</summary>
internal static class DemoNames
{
    private static readonly string[] Girls =
    [
        "Aaliyah",
        "Amelia",
        "Anwen",
        "Beatrix",
        "Chidera",
        "Daisy",
        "Ebony",
        "Esme",
        "Farah",
        "Grace",
        "Hafsa",
        "Imogen",
        "Jasmin",
        "Kiera",
        "Laila",
        "Maisie",
        "Niamh",
        "Oluchi",
        "Paige",
        "Roisin",
        "Saffron",
        "Shanice",
        "Tegan",
        "Uma",
        "Violet",
        "Yasmin",
        "Zofia",
    ];

    private static readonly string[] Boys =
    [
        "Adeel",
        "Alfie",
        "Bilal",
        "Callum",
        "Corey",
        "Dariusz",
        "Declan",
        "Ellis",
        "Ethan",
        "Finley",
        "Gethin",
        "Haroon",
        "Idris",
        "Jayden",
        "Kai",
        "Kwame",
        "Leon",
        "Malachi",
        "Mason",
        "Nikolai",
        "Omari",
        "Preston",
        "Rhys",
        "Samir",
        "Tyrell",
        "Uzair",
        "Wesley",
        "Yusuf",
    ];

    private static readonly string[] Firsts =
    [
        "Ashdown",
        "Birchfold",
        "Cloverhatch",
        "Dunmarsh",
        "Elderwick",
        "Farrowby",
        "Greenholt",
        "Hazelmere",
        "Ivystone",
        "Juniper",
        "Kestrel",
        "Lindenbrook",
        "Mossgrove",
        "Nettlecombe",
        "Oakenshaw",
        "Pinmill",
        "Quarrystone",
        "Rowanby",
        "Sedgeway",
        "Thornlea",
    ];

    private static readonly string[] Seconds =
    [
        "Vale",
        "Brook",
        "Croft",
        "Dell",
        "Fenn",
        "Garth",
        "Heath",
        "Knoll",
        "Lea",
        "Mead",
        "Nook",
        "Pool",
        "Reed",
        "Spinney",
        "Tarn",
        "Wold",
    ];

    public static string Given(DemoChance chance, Sex sex) => chance.Pick(sex is Sex.Female ? Girls : Boys);

    /// <summary>Each of up to 320 numbers has a family name of its own, for one seed.</summary>
    public static string Family(int number, int seed)
    {
        // 7 and 320 have no divisor in common, so nothing comes twice; neighbours on a list are no neighbours here.
        var place = ((number * 7) + (seed % 320 * 53)) % (Firsts.Length * Seconds.Length);
        return $"{Firsts[place % Firsts.Length]}-{Seconds[(place + (place / Firsts.Length * 3)) % Seconds.Length]}";
    }

    /// <summary>An adult, by a number: the same one has the same name.</summary>
    public static string Adult(int number) =>
        $"{(number % 2 == 0 ? Girls[number * 7 % Girls.Length] : Boys[number * 5 % Boys.Length])} {Firsts[(number * 3 + 1) % Firsts.Length]}";

    /// <summary>A telephone number out of the range that Ofcom keeps free for drama.</summary>
    public static string Phone(int number) => $"01632 960{number % 1000:000}";
}
