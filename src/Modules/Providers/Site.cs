namespace AltProvision.Providers;

internal sealed class Site : IVersioned
{
    public const int MostPerProvider = 100;
    public const int MostCapacity = 1000;

    private Site() { }

    public SiteId Id { get; private set; }

    public int Version { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public Postcode Postcode { get; private set; }

    public int Easting { get; private set; }

    public int Northing { get; private set; }

    public int CapacityPerHalfDay { get; private set; }

    public static Site At(SiteId id, ProviderId provider, SitePlace place, int capacity)
    {
        var site = new Site
        {
            Id = id,
            Version = 1,
            ProviderId = provider,
        };
        site.Move(place);
        site.ChangeCapacity(capacity);
        return site;
    }

    public void Move(SitePlace place)
    {
        (Name, Address, Postcode) = (place.Name.Trim(), place.Address.Trim(), place.Postcode);
        (Easting, Northing) = (place.Easting, place.Northing);
    }

    public void ChangeCapacity(int perHalfDay) => CapacityPerHalfDay = perHalfDay;

    public SiteView ToView() => new(Id, Version, ProviderId, Name, Address, Postcode, Easting, Northing, CapacityPerHalfDay);
}

internal sealed record SitePlace(string Name, string Address, Postcode Postcode, int Easting, int Northing);

internal sealed class Offer : IVersioned
{
    public const int MostPerSite = 50;

    private Offer() { }

    public OfferId Id { get; private set; }

    public int Version { get; private set; }

    public SiteId SiteId { get; private set; }

    public string Name { get; private set; } = "";

    // Names of the enum's members: an array of text can be searched and read in the database.
    public string[] Needs { get; private set; } = [];

    public int AgeFrom { get; private set; }

    public int AgeTo { get; private set; }

    public string[] KeyStages { get; private set; } = [];

    public Money PricePerDay { get; private set; }

    public Money PricePerWeek { get; private set; }

    public string[] Sessions { get; private set; } = [];

    public static Offer Of(OfferId id, SiteId site, OfferContent content)
    {
        var offer = new Offer
        {
            Id = id,
            Version = 1,
            SiteId = site,
        };
        offer.Change(content);
        return offer;
    }

    public void Change(OfferContent content)
    {
        (Name, AgeFrom, AgeTo) = (content.Name.Trim(), content.AgeFrom, content.AgeTo);
        (PricePerDay, PricePerWeek) = (content.PricePerDay, content.PricePerWeek);
        (Needs, KeyStages, Sessions) = (NamesOf(content.Needs), NamesOf(content.KeyStages), NamesOf(content.Sessions));
    }

    public OfferView ToView() =>
        new(
            Id,
            Version,
            SiteId,
            Name,
            Read<ProvisionNeed>(Needs),
            AgeFrom,
            AgeTo,
            Read<KeyStage>(KeyStages),
            PricePerDay,
            PricePerWeek,
            Read<WeekHalfDay>(Sessions)
        );

    private static string[] NamesOf<T>(IReadOnlyList<T> values)
        where T : struct, Enum => [.. values.Distinct().Order().Select(value => value.ToString())];

    private static IReadOnlyList<T> Read<T>(string[] names)
        where T : struct, Enum => [.. names.Select(Enum.Parse<T>)];
}
