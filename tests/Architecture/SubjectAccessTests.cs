using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>What the graph holds about a child is told to the child who asks, or it is said here why not.</summary>
public sealed class SubjectAccessTests
{
    private const string Way = "leads back to what is told already";
    private const string Counted = "follows from the order, which is told";
    private const string Organisation = "the key of an organisation";

    private static readonly Dictionary<string, string> whyNot = new()
    {
        // Whole types.
        ["AuditEntry"] = "names staff who did their work; who asks for it is answered by hand",
        ["Commissioner"] = "names an organisation",
        ["ConcernFeed"] = "the same concerns, as leads are told of them",
        ["ConcernNotice"] = "the same concerns, as leads are told of them",
        ["DecisionReplay"] = "computed when asked for, from decisions that are told",
        ["EmergencyAccess"] = "names staff, and says that there is a concern; who asks for it is answered by hand",
        ["EmergencyAccessAccount"] = "names staff, and says that there is a concern; who asks for it is answered by hand",
        ["EmergencyNotice"] = "names staff, and says that there is a concern; who asks for it is answered by hand",
        ["HalfDayPlaces"] = "counts places, of no child in particular",
        ["PlacementCheck"] = "computed when asked for, and kept nowhere",
        ["RecordHold"] = "legal advice and claims (Data Protection Act 2018, Schedule 2, paragraph 19)",
        ["ReferralCheck"] = "computed when asked for, and kept nowhere",
        ["ReviewCheck"] = "computed when asked for, and kept nowhere",
        ["RollDeletionCheck"] = "computed when asked for, and kept nowhere",
        ["RuleDifference"] = "computed when asked for, and kept nowhere",
        ["RuleSimulation"] = "computed when asked for, and kept nowhere",
        ["SafeguardingConfirmation"] = "about a provider; names the adult who signed",
        ["SignedOut"] = "about whoever signs out",
        ["SimulatedCase"] = "computed when asked for, and kept nowhere",
        ["SimulatedRule"] = "computed when asked for, and kept nowhere",
        ["UnmarkedSession"] = "computed when asked for, and kept nowhere",
        ["Viewer"] = "about whoever is signed in",
        // Ways.
        ["AttendanceMark.placement"] = Way,
        ["Concern.placement"] = Way,
        ["Concern.pupil"] = Way,
        ["Placement.laCode"] = Organisation,
        ["Placement.pupil"] = Way,
        ["Placement.referral"] = Way,
        ["Placement.transitions"] = Way,
        ["ProviderReport.placement"] = Way,
        ["ProviderReport.review"] = Way,
        ["Pupil.homeLaCode"] = Organisation,
        ["Referral.laCode"] = Organisation,
        ["Referral.placements"] = Way,
        ["Referral.pupil"] = Way,
        ["ReferralDocument.organisation"] = Organisation,
        ["Review.placement"] = Way,
        ["ReviewSchedule.placement"] = Way,
        ["ReviewSchedule.pupil"] = Way,
        ["ReviewSchedule.startDate"] = Way,
        ["ReviewSchedule.plannedEndDate"] = Way,
        ["ReviewSchedule.endedOn"] = Way,
        ["ReviewSchedule.laCode"] = Way,
        ["Transition.placement"] = Way,
        ["Transition.pupil"] = Way,
        // Single fields.
        ["AttendanceCorrection.organisation"] = Organisation,
        ["Concern.isProgressTold"] = "about whoever asks",
        ["Concern.raisedByLaCode"] = Organisation,
        ["ConcernAcknowledgement.laCode"] = Organisation,
        ["Finding.code"] = "of the rule, not of the child",
        ["Finding.packId"] = "of the rule, not of the child",
        ["Finding.ruleVersion"] = "of the rule, not of the child",
        ["Finding.stops"] = "follows from the outcome, which is told",
        ["InformationGap.number"] = Counted,
        ["InformationGap.organisation"] = Organisation,
        ["InformationRequest.number"] = Counted,
        ["InformationRequest.organisation"] = Organisation,
        ["PlacementPartyAnswer.organisation"] = Organisation,
        ["Provider.confirmations"] = "about a provider; names the adult who signed",
        ["Pupil.recordHolds"] = "legal advice and claims (Data Protection Act 2018, Schedule 2, paragraph 19)",
        ["PupilCorrection.organisation"] = Organisation,
        ["StoredDecision.factsHash"] = "a check sum",
        ["StoredDecision.laCode"] = Organisation,
        ["StoredDecision.module"] = "a part of the product",
    };

    [Fact]
    public void Nothing_about_a_child_is_left_out_without_a_reason()
    {
        using var services = Composed.Compose();
        var schema = services.GetRequiredService<Schema>();
        var told = SelectionsOf(schema);

        var held = DataClasses
            .Of(schema)
            .All.Where(field => field.Value >= DataClass.Personal)
            .Select(field => field.Key)
            .Where(field => IsContent(schema, field.Type) && !IsOpaque(schema, field))
            .ToList();
        var leftOut = held.Where(field => !told.Contains(field) && !whyNot.ContainsKey(field.Type))
            .Select(field => $"{field.Type}.{field.Field}")
            .Where(field => !whyNot.ContainsKey(field))
            .Order(StringComparer.Ordinal);

        leftOut.ShouldBeEmpty();
        held.Count(told.Contains).ShouldBeGreaterThan(150);
        whyNot
            .Keys.Where(name =>
                !held.Exists(field => name == field.Type || name == $"{field.Type}.{field.Field}")
                || told.Any(field => name == $"{field.Type}.{field.Field}")
            )
            .ShouldBeEmpty("a reason for what is told, or does not exist");
    }

    [Theory]
    [InlineData("AttendanceCorrection", "correctedBy")]
    [InlineData("ConcernAcknowledgement", "acknowledgedBy")]
    [InlineData("ConcernNarrative", "raisedBy")]
    [InlineData("PlacementContact", "name")]
    [InlineData("PlacementContact", "phone")]
    [InlineData("Placement", "nextStepOwner")]
    [InlineData("ProviderReport", "submittedBy")]
    [InlineData("PupilCorrection", "correctedBy")]
    [InlineData("Transition", "namedContact")]
    public void Who_else_is_named_is_put_in_other_words(string type, string field)
    {
        using var services = Composed.Compose();

        SelectionsOf(services.GetRequiredService<Schema>(), named: SubjectAccess.Another).ShouldContain((type, field));
    }

    private static bool IsContent(Schema schema, string type) =>
        type is not ("Query" or "Mutation" or "Subscription")
        && !type.EndsWith("Payload", StringComparison.Ordinal)
        && !type.EndsWith("Connection", StringComparison.Ordinal)
        && !type.EndsWith("Edge", StringComparison.Ordinal);

    // Names of records, and how often they were changed, say nothing of anybody.
    private static bool IsOpaque(Schema schema, (string Type, string Field) key) =>
        key.Field is "version" || FieldOf(schema, key.Type, key.Field).Type.Named.Name == "ID";

    private static Field FieldOf(Schema schema, string type, string field) =>
        schema.Types.OfType<ObjectType>().Single(t => t.Name == type).Fields.Single(f => f.Name == field);

    private static HashSet<(string Type, string Field)> SelectionsOf(Schema schema, string named = "")
    {
        var document = Parser.ParseExecutable(new(SubjectAccess.Document));
        var fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.FragmentName);
        HashSet<(string, string)> found = [];
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            Walk(operation.SelectionSet, "Query");
        }

        return found;

        void Walk(SelectionSetNode selections, string type)
        {
            foreach (var selection in selections.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        if (field.ResponseName.StartsWith(named, StringComparison.Ordinal))
                        {
                            found.Add((type, field.Name.Value));
                        }

                        if (field.SelectionSet is { } parts)
                        {
                            Walk(parts, FieldOf(schema, type, field.Name.Value).Type.Named.Name);
                        }

                        break;
                    case InlineFragmentNode inline:
                        Walk(inline.SelectionSet, inline.TypeCondition?.Name.Value ?? type);
                        break;
                    case FragmentSpreadNode spread:
                        Walk(fragments[spread.Name.Value].SelectionSet, type);
                        break;
                }
            }
        }
    }
}
