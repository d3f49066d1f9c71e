namespace AltProvision.Referrals;

internal sealed class Retention : IRetention
{
    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "Referral",
            DataClass.SpecialCategory,
            Years: 25,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday",
            "select id, pupil_id as child from referrals.referral",
            "delete from referrals.date_move where record_id = any ($1)",
            "delete from referrals.stored_decision where record_id = any ($1)",
            "delete from referrals.referral_document_content where document_id in (select id from referrals.referral_document where referral_id = any ($1))",
            "delete from referrals.referral_document where referral_id = any ($1)",
            "delete from referrals.referral where id = any ($1)"
        ),
    ];
}
