using AltProvision.Placements.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

internal sealed class NoteSettingOnPlacementAgreed(SafeguardingDbContext db) : INotificationHandler<PlacementAgreed>
{
    // Told late, after the end of the placement, it changes nothing.
    public Task Handle(PlacementAgreed agreed, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into safeguarding.pupil_setting (placement_id, pupil_id, provider_id)
            values ({agreed.PlacementId.Value}, {agreed.PupilId.Value}, {agreed.ProviderId.Value})
            on conflict do nothing
            """,
            cancellationToken
        );
}

internal sealed class NoteSettingOnPlacementEnded(SafeguardingDbContext db) : INotificationHandler<PlacementEnded>
{
    public Task Handle(PlacementEnded ended, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into safeguarding.pupil_setting (placement_id, pupil_id, provider_id, ended_on)
            values ({ended.PlacementId.Value}, {ended.PupilId.Value}, {ended.ProviderId.Value}, {ended.LastDay})
            on conflict (placement_id) do update set ended_on = excluded.ended_on
            """,
            cancellationToken
        );
}
