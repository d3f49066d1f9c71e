namespace AltProvision.Reviews;

internal sealed class Retention : IRetention
{
    private const int Years = 25;
    private const string Source = "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday";

    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "ProviderReport",
            DataClass.SpecialCategory,
            Years,
            RetainedFrom.Birth,
            Source,
            "select id, pupil_id as child from reviews.provider_report",
            "delete from reviews.provider_report where id = any ($1)"
        ),
        new(
            "Review",
            DataClass.SpecialCategory,
            Years,
            RetainedFrom.Birth,
            Source,
            "select id, pupil_id as child from reviews.review",
            "delete from reviews.stored_decision where record_id = any ($1)",
            "delete from reviews.review where id = any ($1)"
        ),
        new(
            "ReviewSchedule",
            DataClass.Personal,
            Years,
            RetainedFrom.Birth,
            Source,
            "select placement_id as id, pupil_id as child from reviews.review_schedule",
            "delete from reviews.date_move where record_id = any ($1)",
            "delete from reviews.stored_decision where record_id = any ($1)",
            "delete from reviews.review_schedule where placement_id = any ($1)"
        ),
    ];
}
