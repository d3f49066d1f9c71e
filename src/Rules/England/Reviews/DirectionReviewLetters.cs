using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>The letters before and after the review of a direction, in both versions. "Six days" are calendar days.</summary>
internal static class DirectionReviewLetters
{
    private const int Days = 6;

    /// <param name="facts">The review.</param>
    /// <param name="isMandatory">Whether the procedure binds this kind of school, or is good practice; null when the school cannot direct.</param>
    public static IEnumerable<Finding> Invitations(DirectionReviewFacts facts, bool? isMandatory)
    {
        var due = facts.ReviewDate.AddDays(-Days);
        return Letter(
            facts,
            isMandatory,
            ("inviteBy", "inviteLate"),
            due,
            facts.InvitedOn,
            $"Invite by {due.InWords()}: parents, and the authority where there is an EHCP. Or let them send their views.",
            "Late: hold the review later, so that everybody has six days."
        );
    }

    /// <inheritdoc cref="Invitations" />
    public static IEnumerable<Finding> Letter(DirectionReviewFacts facts, bool? isMandatory)
    {
        var due = facts.ReviewDate.AddDays(Days);
        return Letter(
            facts,
            isMandatory,
            ("outcomeLetterBy", "outcomeLetterLate"),
            due,
            facts.LetterSentOn,
            $"Letter with decision and reasons due by {due.InWords()}.",
            "Late: send it now; the delay is recorded."
        );
    }

    private static IEnumerable<Finding> Letter(
        DirectionReviewFacts facts,
        bool? isMandatory,
        (string Due, string Late) codes,
        DateOnly due,
        DateOnly? sent,
        string message,
        string whenPassed
    )
    {
        if (isMandatory is not { } binds)
        {
            yield break;
        }

        if (!(sent <= due))
        {
            yield return Finding.Deadline(codes.Due, due, "governing board or trust", message, whenPassed);
        }

        if ((sent ?? facts.AsOf) > due)
        {
            yield return binds
                ? Finding.Block(codes.Late, $"It was due by {due.InWords()}. {whenPassed}")
                : Finding.Warn(
                    codes.Late,
                    $"It was due by {due.InWords()}. Good practice for an academy before 26 July 2026: record a reason."
                );
        }
    }
}
