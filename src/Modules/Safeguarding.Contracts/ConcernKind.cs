namespace AltProvision.Safeguarding.Contracts;

/// <summary>What a concern is mainly about (codes.md, concernKinds).</summary>
public enum ConcernKind
{
    /// <summary>Physical abuse.</summary>
    PhysicalAbuse,

    /// <summary>Emotional abuse.</summary>
    EmotionalAbuse,

    /// <summary>Sexual abuse.</summary>
    SexualAbuse,

    /// <summary>Neglect.</summary>
    Neglect,

    /// <summary>Criminal exploitation, county lines among it.</summary>
    ExploitationCriminal,

    /// <summary>Sexual exploitation.</summary>
    ExploitationSexual,

    /// <summary>Abuse of one child by another.</summary>
    ChildOnChild,

    /// <summary>Mental health or self-harm.</summary>
    MentalHealthSelfHarm,

    /// <summary>Domestic abuse that the child suffers, sees or hears.</summary>
    DomesticAbuse,

    /// <summary>Radicalisation: the Prevent duty.</summary>
    Radicalisation,

    /// <summary>Female genital mutilation. A teacher who discovers it must also report it to the police in person.</summary>
    Fgm,

    /// <summary>Missing, from the session or from home.</summary>
    Missing,

    /// <summary>Harm online.</summary>
    Online,

    /// <summary>Physical intervention, restraint or seclusion.</summary>
    PhysicalIntervention,

    /// <summary>The setting itself is not safe.</summary>
    SettingUnsafe,

    /// <summary>Allegation that an adult who works with children may have harmed a child or may not be suitable.</summary>
    AllegationAdult,

    /// <summary>Concern about an adult's conduct below the harm threshold.</summary>
    LowLevelAdult,

    /// <summary>Anything else.</summary>
    Other,
}
