using AltProvision.Kernel;

namespace AltProvision.Providers.Contracts;

/// <summary>Type of special educational need, by the need codes of the school census.</summary>
public enum ProvisionNeed
{
    /// <summary>Specific learning difficulty.</summary>
    Spld,

    /// <summary>Moderate learning difficulty.</summary>
    Mld,

    /// <summary>Severe learning difficulty.</summary>
    Sld,

    /// <summary>Profound and multiple learning difficulty.</summary>
    Pmld,

    /// <summary>Social, emotional and mental health.</summary>
    Semh,

    /// <summary>Speech, language and communication needs.</summary>
    Slcn,

    /// <summary>Autistic spectrum disorder, now usually written autism.</summary>
    Asd,

    /// <summary>Hearing impairment.</summary>
    Hi,

    /// <summary>Vision impairment.</summary>
    Vi,

    /// <summary>Multi-sensory impairment.</summary>
    Msi,

    /// <summary>Physical disability.</summary>
    Pd,

    /// <summary>Other difficulty or disability.</summary>
    Oth,

    /// <summary>SEN support, but no specialist assessment of the type of need.</summary>
    Nsa,

    /// <summary>Down syndrome.</summary>
    Ds,
}

/// <summary>Key stage of the national curriculum.</summary>
public enum KeyStage
{
    /// <summary>Early years, to the end of Reception.</summary>
    Eyfs,

    /// <summary>Years 1 and 2.</summary>
    Ks1,

    /// <summary>Years 3 to 6.</summary>
    Ks2,

    /// <summary>Years 7 to 9.</summary>
    Ks3,

    /// <summary>Years 10 and 11.</summary>
    Ks4,

    /// <summary>Years 12 and 13.</summary>
    Ks5,
}

/// <summary>A half-day of the school week: one session each.</summary>
public enum WeekHalfDay
{
    /// <summary>Monday morning.</summary>
    MonAm,

    /// <summary>Monday afternoon.</summary>
    MonPm,

    /// <summary>Tuesday morning.</summary>
    TueAm,

    /// <summary>Tuesday afternoon.</summary>
    TuePm,

    /// <summary>Wednesday morning.</summary>
    WedAm,

    /// <summary>Wednesday afternoon.</summary>
    WedPm,

    /// <summary>Thursday morning.</summary>
    ThuAm,

    /// <summary>Thursday afternoon.</summary>
    ThuPm,

    /// <summary>Friday morning.</summary>
    FriAm,

    /// <summary>Friday afternoon.</summary>
    FriPm,
}

public static class WeekHalfDayWords
{
    /// <summary>As people read it and as loads are keyed: <c>Mon AM</c>.</summary>
    public static string InWords(this WeekHalfDay halfDay) => $"{halfDay.ToString()[..3]} {halfDay.ToString()[3..].ToUpperInvariant()}";
}

/// <summary>What a site offers, to whom, when and for how much.</summary>
/// <param name="Name">What it is called, 2 to 200 characters: "Motor vehicle pathway".</param>
/// <param name="Needs">Needs that it is made for, at least one.</param>
/// <param name="AgeFrom">Youngest age in whole years, 2 to 25.</param>
/// <param name="AgeTo">Oldest age in whole years, not below the youngest; at most 25.</param>
/// <param name="KeyStages">Key stages taught, at least one.</param>
/// <param name="PricePerDay">Price of one pupil's day in pounds.</param>
/// <param name="PricePerWeek">Price of one pupil's full week in pounds.</param>
/// <param name="Sessions">Half-days of the week on which it runs, at least one.</param>
public sealed record OfferContent(
    string Name,
    IReadOnlyList<ProvisionNeed> Needs,
    int AgeFrom,
    int AgeTo,
    IReadOnlyList<KeyStage> KeyStages,
    Money PricePerDay,
    Money PricePerWeek,
    IReadOnlyList<WeekHalfDay> Sessions
);

/// <summary>What a site offers, to whom, when and for how much.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="SiteId">The site.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Needs">Needs that it is made for, by the codes of the school census.</param>
/// <param name="AgeFrom">Youngest age in whole years.</param>
/// <param name="AgeTo">Oldest age in whole years.</param>
/// <param name="KeyStages">Key stages taught.</param>
/// <param name="PricePerDay">Price of one pupil's day in pounds.</param>
/// <param name="PricePerWeek">Price of one pupil's full week in pounds.</param>
/// <param name="Sessions">Half-days of the week on which it runs.</param>
[Holds(DataClass.Organisational)]
public sealed record OfferView(
    OfferId Id,
    int Version,
    SiteId SiteId,
    string Name,
    IReadOnlyList<ProvisionNeed> Needs,
    int AgeFrom,
    int AgeTo,
    IReadOnlyList<KeyStage> KeyStages,
    Money PricePerDay,
    Money PricePerWeek,
    IReadOnlyList<WeekHalfDay> Sessions
);
