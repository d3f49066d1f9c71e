using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-017: parents of a child with SEN support are met at least three times a year. A review counts when they and the school's co-ordinator are there (SEND code of practice 2015).</summary>
internal sealed class SenSupportMeetings : IRule<SenSupportMeetingFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-017", 1, From: null, Until: null, "SEND code of practice 2015")
        {
            Title = "SEN support",
            Statement =
                "Parents of a child with SEN support are met at least three times a year. A review counts when they and the school's co-ordinator are there.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private const int MeetingsEachYear = 3;

    public IEnumerable<Finding> Check(SenSupportMeetingFacts facts)
    {
        if (!facts.HasSenSupport)
        {
            yield break;
        }

        var counts = facts is { AreParentsThere: true, IsSencoThere: true };
        var held = facts.MeetingsThisYear + (counts ? 1 : 0);
        var data = FindingData.Of(("meetings", held.Figure()));
        yield return counts
            ? Finding.Inform("countsAsMeeting", $"Counts as one of three meetings this year; that makes {held.Figure()}.", data)
            : Finding.Inform(
                "doesNotCountAsMeeting",
                $"Does not count as one of three meetings with the parents: invite them and the co-ordinator. So far {held.Figure()} this year.",
                data
            );
        if (held < MeetingsEachYear)
        {
            var yearEnd = AcademicYear.Of(facts.ReviewDate).LastDay;
            var due = facts.Calendar.LastSchoolDayOf(facts.Calendar.HalfTerms.Last(block => block.Start <= yearEnd));
            yield return Finding.Deadline(
                "meetingsDue",
                due,
                "home school",
                $"{(MeetingsEachYear - held).Figure()} more by {due.InWords()}.",
                "The parents have been met less often than they should; the school's head is told."
            );
        }
    }
}
