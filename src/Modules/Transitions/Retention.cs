namespace AltProvision.Transitions;

internal sealed class Retention : IRetention
{
    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "Transition",
            DataClass.SpecialCategory,
            Years: 25,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday",
            "select id, pupil_id as child from transitions.transition",
            "delete from transitions.stored_decision where record_id = any ($1)",
            "delete from transitions.transition where id = any ($1)"
        ),
    ];
}
