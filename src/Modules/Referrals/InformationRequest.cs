using System.Text.Json.Serialization;

namespace AltProvision.Referrals;

/// <summary>One thing that the authority wants to know.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Wanted">What exactly is wanted; 5 to 500 characters.</param>
internal sealed record WantedInformation(InformationKind Kind, string Wanted);

/// <summary>The answer to one thing that was asked for.</summary>
/// <param name="Gap">Its number in the request.</param>
/// <param name="Text">The answer; 1 to 2,000 characters.</param>
internal sealed record InformationAnswer(int Gap, string Text);

/// <summary>One thing that was asked for, and the answer. Personal data.</summary>
/// <param name="Number">1, 2, 3, … in its request.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Wanted">What exactly is wanted.</param>
/// <param name="Answer">The answer; null while there is none.</param>
/// <param name="AnsweredAt">When it was answered; null while it is not.</param>
/// <param name="Organisation">The school that answered, as <c>school:…</c>; null while none has.</param>
[Holds(DataClass.SpecialCategory)]
internal sealed record InformationGap(
    int Number,
    InformationKind Kind,
    string Wanted,
    string? Answer = null,
    DateTimeOffset? AnsweredAt = null,
    string? Organisation = null
);

/// <summary>What an authority asked of the referring school before it decides, and what it was told. Personal data.</summary>
/// <param name="Number">1, 2, 3, … of its referral.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Organisation">The authority that asked, as <c>la:…</c>.</param>
/// <param name="DueDate">Last day for the answer, by local policy; null when the school's calendar does not reach.</param>
/// <param name="Gaps">What is asked for, at most 20.</param>
/// <param name="ClosedAt">When the referral was decided, or taken back, before all was answered; null otherwise.</param>
[Holds(DataClass.SpecialCategory)]
internal sealed record InformationRequest(
    int Number,
    DateTimeOffset AskedAt,
    string Organisation,
    DateOnly? DueDate,
    IReadOnlyList<InformationGap> Gaps,
    DateTimeOffset? ClosedAt = null
)
{
    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public InformationState State =>
        Gaps.All(gap => gap.Answer is not null) ? InformationState.Answered
        : ClosedAt is null ? InformationState.Waiting
        : InformationState.Unanswered;

    internal static InformationRequest Of(
        int number,
        IReadOnlyList<WantedInformation> wanted,
        string organisation,
        DateOnly? due,
        DateTimeOffset now
    ) => new(number, now, organisation, due, [.. wanted.Select((each, at) => new InformationGap(at + 1, each.Kind, each.Wanted.Trim()))]);

    internal static InformationRequest Seed(SeedInformationRequest seed, string authority, string school)
    {
        var wanted = seed.Gaps.Select(gap => new WantedInformation(gap.Kind, gap.Wanted));
        var answers = seed.Gaps.Index().Where(gap => gap.Item.Answer is not null);
        return Of(1, [.. wanted], authority, seed.DueDate, seed.AskedAt)
            .Answer(
                [.. answers.Select(gap => new InformationAnswer(gap.Index + 1, gap.Item.Answer!))],
                school,
                seed.AnsweredAt ?? seed.AskedAt
            );
    }

    internal static InformationState StateOf(IReadOnlyList<InformationRequest> requests) =>
        requests.Count == 0 ? InformationState.NotAsked
        : requests.Any(request => request.State is InformationState.Waiting) ? InformationState.Waiting
        : requests.All(request => request.State is InformationState.Answered) ? InformationState.Answered
        : InformationState.Unanswered;

    internal bool WaitsFor(int gap) => Gaps.Any(g => g.Number == gap && g.Answer is null);

    internal InformationRequest Answer(IReadOnlyList<InformationAnswer> answers, string organisation, DateTimeOffset now) =>
        this with
        {
            Gaps =
            [
                .. Gaps.Select(gap =>
                    answers.FirstOrDefault(answer => answer.Gap == gap.Number) is { } answer
                        ? gap with
                        {
                            Answer = answer.Text.Trim(),
                            AnsweredAt = now,
                            Organisation = organisation,
                        }
                        : gap
                ),
            ],
        };

    internal InformationRequest Close(DateTimeOffset now) => State is InformationState.Waiting ? this with { ClosedAt = now } : this;
}
