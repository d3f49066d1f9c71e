using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Reviews;

public class ReviewTests
{
    private static readonly RecordReview Good = new(
        new(Guid.CreateVersion7()),
        new(2025, 11, 20),
        ReviewDecision.Continue,
        "  Attends and makes progress.  ",
        [ReviewAttendee.Pupil, ReviewAttendee.HomeSchool, ReviewAttendee.Pupil],
        "Reading has gone up by one level since October.",
        IsAttending: true,
        IsSafe: true,
        IsMeetingNeed: true
    );

    [Fact]
    public void Each_kind_of_attendee_is_kept_once()
    {
        var review = Review.Record(
            new(Guid.CreateVersion7()),
            Given.Scope(),
            Good.HeldOn,
            Good.ToContent(),
            null,
            DateTimeOffset.UnixEpoch
        );

        review.ToView().Attendees.ShouldBe([ReviewAttendee.HomeSchool, ReviewAttendee.Pupil]);
    }

    [Fact]
    public void Blanks_around_words_are_not_kept()
    {
        var review = Review.Record(
            new(Guid.CreateVersion7()),
            Given.Scope(),
            Good.HeldOn,
            Good.ToContent(),
            null,
            DateTimeOffset.UnixEpoch
        );

        review.DecisionReason.ShouldBe("Attends and makes progress.");
    }

    [Fact]
    public void A_complete_review_is_accepted() => Codes(Good).ShouldBeEmpty();

    [Fact]
    public void A_placement_that_is_not_safe_cannot_go_on_as_it_is() =>
        Codes(Good with { IsSafe = false }).ShouldBe(["review.unsafe-continue"]);

    [Theory]
    [InlineData(ReviewDecision.Change)]
    [InlineData(ReviewDecision.End)]
    [InlineData(ReviewDecision.Return)]
    public void A_placement_that_is_not_safe_can_be_changed_or_ended(ReviewDecision decision) =>
        Codes(Good with { IsSafe = false, Decision = decision }).ShouldBeEmpty();

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Codes(Good with { DecisionReason = " ok ", Progress = "fine", Attendees = [] })
            .ShouldBe(["review.reason-length", "review.progress-length", "review.attendees-count"]);

    private static IEnumerable<string> Codes(RecordReview review) =>
        new RecordReviewValidator().Validate(review).Errors.Select(error => error.ErrorCode);
}
