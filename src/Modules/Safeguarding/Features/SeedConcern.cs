using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

internal sealed class SeedConcernHandler(SafeguardingDbContext db) : IRequestHandler<SeedConcern, Result<ConcernId>>
{
    public async Task<Result<ConcernId>> Handle(SeedConcern command, CancellationToken cancellationToken)
    {
        if (!await db.Concerns.AnyAsync(concern => concern.Id == command.Id, cancellationToken))
        {
            db.Concerns.Add(Concern.Seed(command));
            db.Raise(new ConcernRaised(Guid.CreateVersion7(), command.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return command.Id;
    }
}
