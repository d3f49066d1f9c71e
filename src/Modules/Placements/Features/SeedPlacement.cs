using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

// A command runs in the transaction of the module whose assembly it is in, and a contract is in another.
[AllowSystem]
internal sealed record WriteSeededPlacement(SeedPlacement Seed) : ICommand<PlacementView>;

internal sealed class SeedPlacementHandler(IMediator mediator) : IRequestHandler<SeedPlacement, Result<PlacementView>>
{
    public Task<Result<PlacementView>> Handle(SeedPlacement command, CancellationToken cancellationToken) =>
        mediator.Send(new WriteSeededPlacement(command), cancellationToken);
}

internal sealed class WriteSeededPlacementHandler(PlacementsDbContext db, TimeProvider time)
    : IRequestHandler<WriteSeededPlacement, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(WriteSeededPlacement command, CancellationToken cancellationToken)
    {
        var seed = command.Seed;
        if (Check(seed) is { } refusal)
        {
            return refusal;
        }

        var placement = await db.Placements.Include(p => p.Answers).SingleOrDefaultAsync(p => p.Id == seed.Id, cancellationToken);
        var before = placement?.Status ?? PlacementStatus.AwaitingAgreement;
        if (placement is null)
        {
            placement = Placement.Seed(seed);
            db.Placements.Add(placement);
        }
        else
        {
            placement.Reseed(seed);
        }

        await AddMarksAsync(placement, seed, cancellationToken);
        Tell(before, placement);
        await db.SaveChangesAsync(cancellationToken);
        return placement.ToView();
    }

    private static Refusal? Check(SeedPlacement seed)
    {
        if ((seed.Status is PlacementStatus.Ended) == (seed.End is null))
        {
            return Refusal.Of("placement.seed-end", "Say how an ended placement ended, and no other one.", "end");
        }

        return seed.HalfDays.Count == 0 || !seed.HalfDays.All(SessionKeys.All.Contains)
            ? Refusal.Of("placement.half-days", $"Give half-days of {string.Join(", ", SessionKeys.All)}.", "halfDays")
            : seed
                .Marks.Select(mark => AttendanceCodes.Check(mark.Code, mark.Date, mark.HalfDay))
                .FirstOrDefault(refusal => refusal is not null);
    }

    private async Task AddMarksAsync(Placement placement, SeedPlacement seed, CancellationToken cancellationToken)
    {
        var there = await db
            .Marks.Where(mark => mark.PlacementId == placement.Id)
            .Select(mark => new { mark.Date, mark.Session })
            .ToListAsync(cancellationToken);
        var known = there.Select(mark => (mark.Date, mark.Session)).ToHashSet();
        var now = time.GetUtcNow();
        foreach (var mark in seed.Marks.Where(mark => known.Add((mark.Date, AttendanceMark.SessionOf(mark.HalfDay)))))
        {
            // As if marked by the end of its day.
            var dayEnd = LondonTime.EndOf(mark.Date);
            var at = dayEnd < now ? dayEnd : now;
            db.Marks.Add(AttendanceMark.Of(placement, mark.Date, mark.HalfDay, mark.Code, db.Viewer.Subject, at));
        }
    }

    private void Tell(PlacementStatus before, Placement placement)
    {
        var wasAgreed = before is PlacementStatus.Agreed or PlacementStatus.Active or PlacementStatus.Ended;
        var hadStarted = before is PlacementStatus.Active or PlacementStatus.Ended;
        var hasStarted =
            placement.Status is PlacementStatus.Active or PlacementStatus.Ended
            && placement.EndReason is not PlacementEndReason.NeverStarted;
        if (!wasAgreed && placement.IsAgreedOrLater)
        {
            db.Raise(placement.ToAgreed());
        }

        if (!hadStarted && hasStarted)
        {
            db.Raise(placement.ToStarted());
        }

        if (before is not PlacementStatus.Ended && placement.Status is PlacementStatus.Ended)
        {
            db.Raise(placement.ToEnded());
        }
    }
}
