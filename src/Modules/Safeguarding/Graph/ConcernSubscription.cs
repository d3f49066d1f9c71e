namespace AltProvision.Safeguarding;

[SubscriptionType]
internal static class ConcernSubscription
{
    /// <summary>
    /// Each concern that your organisation's safeguarding leads are to act on, as it is raised: at least once, in order. After a break, go on
    /// behind the last cursor that you have dealt with, and nothing is missed. For safeguarding leads.
    /// </summary>
    [Subscribe(With = nameof(FollowAsync), IsShared = true)]
    [AskedBy(Role.SafeguardingLead)]
    public static ConcernNotice ConcernRaised([EventMessage] ConcernNotice notice, ViewerContext context, AccessDenials denials) =>
        context.Viewer.IsIn(Role.SafeguardingLead) && context.Viewer.Organisation == notice.Recipient
            ? notice
            : throw denials.Deny(context, nameof(ConcernRaised), nameof(Role.SafeguardingLead));

    /// <param name="after">Cursor of the last notice that you have dealt with; what comes from now on when absent.</param>
    public static IAsyncEnumerable<ConcernNotice> FollowAsync(
        [ResumeAfter] string? after,
        Viewer viewer,
        ConcernStream stream,
        CancellationToken cancellationToken
    ) => stream.FollowAsync(viewer, after, cancellationToken);
}
