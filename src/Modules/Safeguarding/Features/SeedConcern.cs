using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

internal sealed class SeedConcernHandler(SafeguardingDbContext db, ConcernJudge judge, NarrativeKeys masters, IMediator mediator)
    : IRequestHandler<SeedConcern, Result<ConcernId>>
{
    public async Task<Result<ConcernId>> Handle(SeedConcern command, CancellationToken cancellationToken)
    {
        if (!await db.Concerns.AnyAsync(concern => concern.Id == command.Id, cancellationToken))
        {
            var pupil = (await mediator.Send(new GetPupilsById([command.PupilId]), cancellationToken)).GetValueOrDefault(command.PupilId);
            var judgement = await judge.JudgeAsync(
                new(command.Kind, command.Severity, pupil?.HomeSchoolId, pupil?.HomeLaCode ?? "", [])
                {
                    IsAboutAdult = command.IsAboutAdult,
                },
                command.RaisedAt,
                cancellationToken
            );
            var (seal, key) = NarrativeSeal.Create(command.Id.Value, masters);
            db.NarrativeKeys.Add(key);
            db.Concerns.Add(Concern.Seed(command, seal, judgement.AcknowledgeBy));
            db.Raise(new ConcernRaised(Guid.CreateVersion7(), command.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return command.Id;
    }
}
