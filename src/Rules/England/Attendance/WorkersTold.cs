using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-015: the social worker and the youth justice worker of a child hear of an unexplained absence the same day (Working together to improve school attendance; Keeping children safe in education).</summary>
internal sealed class WorkersTold : IRule<UnexplainedAbsenceFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-ATT-015",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "Working together to improve school attendance; Keeping children safe in education"
        )
        {
            Title = "Tell the social worker or youth justice worker",
            Statement = "The social worker and the youth justice worker of a child hear of an unexplained absence the same day.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(UnexplainedAbsenceFacts facts)
    {
        if (facts is { HasSocialWorker: true, IsSocialWorkerTold: false })
        {
            yield return Tell(facts.FirstAbsentDay, "tellSocialWorker", "social worker");
        }

        if (facts is { HasYouthJusticeWorker: true, IsYouthJusticeWorkerTold: false })
        {
            yield return Tell(facts.FirstAbsentDay, "tellYouthJusticeWorker", "youth justice worker");
        }

        if (facts is { HasSocialWorker: true, IsSocialWorkerTold: true, IsSocialWorkerSilent: true })
        {
            yield return Finding.Warn(
                "socialWorkerSilent",
                "The social worker has not answered. Call the duty team, and record whom you spoke to."
            );
        }
    }

    private static Finding Tell(DateOnly day, string code, string whom) =>
        Finding.Deadline(
            code,
            day,
            "home school",
            $"Tell the {whom} about the absence on the same day, {day.InWords()}.",
            "People who could protect the child do not know of the absence; the designated safeguarding lead makes the call."
        );
}
