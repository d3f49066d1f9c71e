using AltProvision.Placements.Contracts;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Host;

/// <summary>A review in each half term (ENG-REV-001), and one at the end.</summary>
internal static class DemoReviews
{
    private const int FewSchoolDays = 10;
    private const int LongestGap = 40;

    /// <summary>The date that the parties agreed on for the first review.</summary>
    public static DateOnly FirstDate(DemoStory story, DemoTime time) => Dates(story, time, story.Stay!.PlannedEnd).First();

    public static IReadOnlyList<SeedReview> Make(DemoStory story, DemoTime time)
    {
        if (!story.HasStarted)
        {
            return [];
        }

        var stay = story.Stay!;
        var until = stay.IsReviewOverdue ? BeginOfLastFinishedHalfTerm(time) : time.Today;
        var held = Dates(story, time, stay.LastDay).Where(date => date < until).ToList();
        return [.. held.Select((date, number) => Review(story, date, number, isLast: number == held.Count - 1))];
    }

    private static IEnumerable<DateOnly> Dates(DemoStory story, DemoTime time, DateOnly end)
    {
        var (calendar, start) = (time.Calendar, story.Stay!.Start);
        var daysBeforeBreak = story.Chance("reviews").Between(2, 6);
        var endReview = calendar.LastSchoolDayOnOrBefore(end);
        var block = calendar.HalfTermOf(start);
        block = calendar.CountSchoolDays(start, block.End) >= FewSchoolDays ? block : calendar.NextHalfTerm(block);
        for (DateOnly? last = null; ; block = calendar.NextHalfTerm(block))
        {
            var held = calendar.SchoolDaysBefore(calendar.LastSchoolDayOf(block), daysBeforeBreak);
            var latest = last is { } before ? calendar.SchoolDaysAfter(before, LongestGap) : held;
            held = held < latest ? held : latest;
            if (held >= endReview)
            {
                yield return endReview;
                yield break;
            }

            yield return held;
            last = held;
        }
    }

    private static DateOnly BeginOfLastFinishedHalfTerm(DemoTime time) => time.HalfTerms.Last(block => block.End < time.Today).Start;

    private static SeedReview Review(DemoStory story, DateOnly heldOn, int number, bool isLast)
    {
        var (stay, chance) = (story.Stay!, story.Chance($"review/{number}"));
        var decision = DecisionOf(story, heldOn, isLast, chance);
        return new(
            new(DemoIds.Of("review", $"{story.Seed}/{story.Number}/{number}")),
            story.PlacementId,
            story.Pupil.Id,
            story.Pupil.School.Id,
            DemoIds.Authority,
            stay.Provider.Id,
            stay.Start,
            stay.PlannedEnd,
            heldOn,
            decision,
            chance.Pick(DemoTexts.DecisionReasons(decision)),
            [.. Attendees(story, chance)],
            chance.Pick(DemoTexts.Progress),
            chance.Hits(75) ? chance.Pick(DemoTexts.PupilVoices) : null,
            chance.Hits(60) ? chance.Pick(DemoTexts.ParentViews) : null,
            IsAttending: chance.Hits(60),
            IsSafe: stay.End?.Reason is not PlacementEndReason.EndedByCommissionerSafeguarding || !isLast,
            IsMeetingNeed: decision is not ReviewDecision.End && chance.Hits(85)
        );
    }

    private static ReviewDecision DecisionOf(DemoStory story, DateOnly heldOn, bool isLast, DemoChance chance)
    {
        var stay = story.Stay!;
        var isTheEnd = isLast && stay.End is { } end && heldOn.AddDays(7) >= end.LastDay;
        return (isTheEnd, isLast && stay.WayOn is not null) switch
        {
            (_, true) => ReviewDecision.Return,
            (true, _) => stay.End!.Reason is PlacementEndReason.CompletedReturned ? ReviewDecision.Return : ReviewDecision.End,
            _ => chance.Hits(75) ? ReviewDecision.Continue : ReviewDecision.Change,
        };
    }

    private static IEnumerable<ReviewAttendee> Attendees(DemoStory story, DemoChance chance)
    {
        yield return ReviewAttendee.HomeSchool;
        yield return ReviewAttendee.Provider;
        if (chance.Hits(70))
        {
            yield return ReviewAttendee.ParentOrCarer;
        }

        if (chance.Hits(75))
        {
            yield return ReviewAttendee.Pupil;
        }

        if (story.Pupil.IsLookedAfter)
        {
            yield return ReviewAttendee.SocialWorker;
            yield return ReviewAttendee.VirtualSchool;
        }

        if (story.Pupil.HasEhcp)
        {
            yield return ReviewAttendee.SendCaseworker;
        }

        if (story.IsLaCommissioned)
        {
            yield return ReviewAttendee.LaCommissioner;
        }
    }
}
