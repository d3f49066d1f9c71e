using AltProvision.Kernel;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>How urgent a concern is (codes.md, concernSeverity).</summary>
public enum ConcernSeverity
{
    /// <summary>Danger now: emergency services first, then tell.</summary>
    Immediate,

    /// <summary>Likely significant harm.</summary>
    High,

    /// <summary>A worry that needs action.</summary>
    Medium,

    /// <summary>To be noted and watched.</summary>
    Low,
}

/// <summary>A concern was raised. Thin on purpose: what was said never leaves the module.</summary>
public sealed record ConcernRaised(Guid EventId, ConcernId ConcernId) : IIntegrationEvent;

/// <summary>A safeguarding lead has taken note of a concern.</summary>
public sealed record ConcernAcknowledged(Guid EventId, ConcernId ConcernId) : IIntegrationEvent;
