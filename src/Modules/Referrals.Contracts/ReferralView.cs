using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals.Contracts;

/// <summary>Where a referral stands.</summary>
public enum ReferralStatus
{
    /// <summary>Being written; nobody else acts on it.</summary>
    Draft,

    /// <summary>Sent, waiting for a decision. Statutory clocks run.</summary>
    Submitted,

    /// <summary>Accepted: a provider is looked for.</summary>
    Accepted,

    /// <summary>Not accepted, with a reason. Never for a live statutory duty.</summary>
    Rejected,

    /// <summary>A placement has started.</summary>
    Placed,

    /// <summary>The placement has ended.</summary>
    Closed,

    /// <summary>Taken back by the referrer.</summary>
    Withdrawn,
}

/// <summary>Why a referral was rejected. Never used for a live statutory duty.</summary>
public enum ReferralRejectionReason
{
    /// <summary>Another route fits: managed move, EHCP review, support in school.</summary>
    AnotherRoute,

    /// <summary>In-school support has not been tried yet.</summary>
    SupportNotTried,

    /// <summary>The information asked for was not given.</summary>
    InformationMissing,

    /// <summary>The need does not meet the authority's published threshold.</summary>
    ThresholdNotMet,

    /// <summary>The same child is referred already.</summary>
    Duplicate,
}

/// <summary>Whether the authority has asked the referring school for more, and what came of it.</summary>
public enum InformationState
{
    /// <summary>Nothing was asked for.</summary>
    NotAsked,

    /// <summary>Something that was asked for is not answered yet. Statutory clocks run all the same.</summary>
    Waiting,

    /// <summary>All that was asked for is answered.</summary>
    Answered,

    /// <summary>It was decided, or taken back, before all was answered.</summary>
    Unanswered,
}

/// <summary>What may be missing from a referral.</summary>
public enum InformationKind
{
    /// <summary>Attendance of this year and the last.</summary>
    Attendance,

    /// <summary>Attainment, targets and examination entries.</summary>
    Attainment,

    /// <summary>What was tried before, and its effect.</summary>
    SupportTried,

    /// <summary>Special educational needs, an EHCP or its annual review.</summary>
    SpecialNeeds,

    /// <summary>Health, medication and medical evidence.</summary>
    Health,

    /// <summary>Risks to the child and to others.</summary>
    Risk,

    /// <summary>Suspensions and exclusions.</summary>
    Exclusions,

    /// <summary>What parents or carers say.</summary>
    ParentView,

    /// <summary>What the child says.</summary>
    ChildView,

    /// <summary>People to be asked: safeguarding lead, SENCO, social worker, others who work with the child.</summary>
    Contacts,

    /// <summary>Outcomes, hours and start that are wanted.</summary>
    Outcomes,

    /// <summary>The way back to school.</summary>
    WayBack,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A referral of a pupil for alternative provision. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The referring home school; null when the authority refers a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="Reason">Main reason; it decides who must arrange provision and by when.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="EventDate">Date of the legal event: exclusion, start of suspension, determination of the direction, or the day the need arose.</param>
/// <param name="Responsible">The body that must arrange provision, by rule ENG-REF-001; null while no rule names one.</param>
/// <param name="DueDate">Last day by which full-time education must be in place; null when no dated duty applies.</param>
/// <param name="Summary">Purpose and background in the referrer's words.</param>
/// <param name="RejectionReason">Coded reason of a rejection; null otherwise.</param>
/// <param name="DecisionReason">Why it was rejected or withdrawn; null otherwise.</param>
/// <param name="SubmittedAt">When it was sent; null for a draft.</param>
/// <param name="DecidedAt">When it was accepted or rejected; null before.</param>
/// <param name="Information">Whether more was asked of the referring school.</param>
/// <param name="InformationDueDate">First day by which an answer that is waited for is due; null when none is, or the calendar does not reach.</param>
[Holds(DataClass.SpecialCategory)]
public sealed record ReferralView(
    ReferralId Id,
    int Version,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProvisionReason Reason,
    ReferralStatus Status,
    DateOnly EventDate,
    ResponsibleBody? Responsible,
    DateOnly? DueDate,
    string Summary,
    ReferralRejectionReason? RejectionReason,
    string? DecisionReason,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DecidedAt,
    InformationState Information,
    DateOnly? InformationDueDate
);

/// <summary>Referrals that the viewer may see; others are absent, as if unknown.</summary>
[Allow]
public sealed record GetReferralsById(IReadOnlyCollection<ReferralId> Ids) : IRequest<IReadOnlyDictionary<ReferralId, ReferralView>>;

/// <summary>A referral was sent: clocks run from now on.</summary>
public sealed record ReferralSubmitted(
    Guid EventId,
    ReferralId ReferralId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProvisionReason Reason,
    DateOnly? DueDate
) : IIntegrationEvent;

/// <summary>A referral was accepted: a provider is to be found.</summary>
public sealed record ReferralAccepted(Guid EventId, ReferralId ReferralId, PupilId PupilId) : IIntegrationEvent;

/// <summary>A referral was rejected.</summary>
public sealed record ReferralRejected(Guid EventId, ReferralId ReferralId, PupilId PupilId) : IIntegrationEvent;
