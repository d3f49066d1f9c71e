namespace AltProvision.Reviews;

/// <summary>What was said and decided at a review.</summary>
internal sealed record ReviewContent(
    ReviewDecision Decision,
    string DecisionReason,
    IReadOnlyList<ReviewAttendee> Attendees,
    string Progress,
    string? PupilVoice,
    string? ParentView,
    bool IsAttending,
    bool IsSafe,
    bool IsMeetingNeed
)
{
    public bool IsPupilVoiceDeclined { get; init; }

    public bool IsParentUnreached { get; init; }

    public bool IsRiskReviewed { get; init; }

    public bool AreEhcpOutcomesReviewed { get; init; }
}

/// <summary>A review that was held. Only the demo's seed rewrites one.</summary>
internal sealed class Review : PlacementRecord
{
    private Review() { }

    private Review(PlacementScope scope)
        : base(scope) { }

    public ReviewId Id { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public ReviewDecision Decision { get; private set; }

    public string DecisionReason { get; private set; } = "";

    public IReadOnlyList<ReviewAttendee> Attendees { get; private set; } = [];

    public string Progress { get; private set; } = "";

    public string? PupilVoice { get; private set; }

    public string? ParentView { get; private set; }

    public bool IsAttending { get; private set; }

    public bool IsSafe { get; private set; }

    public bool IsMeetingNeed { get; private set; }

    public bool IsPupilVoiceDeclined { get; private set; }

    public bool IsParentUnreached { get; private set; }

    public bool IsRiskReviewed { get; private set; }

    public bool AreEhcpOutcomesReviewed { get; private set; }

    public DateOnly? NextReviewDue { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static Review Record(
        ReviewId id,
        PlacementScope scope,
        DateOnly heldOn,
        ReviewContent content,
        DateOnly? nextDue,
        DateTimeOffset now
    )
    {
        var review = new Review(scope) { Id = id, RecordedAt = now };
        review.Rewrite(heldOn, content, nextDue);
        return review;
    }

    public void Rewrite(DateOnly heldOn, ReviewContent content, DateOnly? nextDue)
    {
        (HeldOn, NextReviewDue) = (heldOn, nextDue);
        (Decision, DecisionReason, Progress) = (content.Decision, content.DecisionReason.Trim(), content.Progress.Trim());
        (PupilVoice, ParentView) = (content.PupilVoice?.Trim(), content.ParentView?.Trim());
        (IsAttending, IsSafe, IsMeetingNeed) = (content.IsAttending, content.IsSafe, content.IsMeetingNeed);
        (IsPupilVoiceDeclined, IsParentUnreached) = (content.IsPupilVoiceDeclined, content.IsParentUnreached);
        (IsRiskReviewed, AreEhcpOutcomesReviewed) = (content.IsRiskReviewed, content.AreEhcpOutcomesReviewed);
        Attendees = [.. content.Attendees.Distinct().Order()];
    }

    public ReviewView ToView() =>
        new(
            Id,
            PlacementId,
            HeldOn,
            Decision,
            DecisionReason,
            Attendees,
            Progress,
            PupilVoice,
            ParentView,
            IsAttending,
            IsSafe,
            IsMeetingNeed,
            NextReviewDue
        )
        {
            IsPupilVoiceDeclined = IsPupilVoiceDeclined,
            IsParentUnreached = IsParentUnreached,
            IsRiskReviewed = IsRiskReviewed,
            AreEhcpOutcomesReviewed = AreEhcpOutcomesReviewed,
        };
}
