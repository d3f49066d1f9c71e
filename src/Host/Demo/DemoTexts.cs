using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Host;

/// <summary>What people wrote. Invented; about a child as one would wish to be written about.</summary>
internal static class DemoTexts
{
    public static IReadOnlyList<PlacementGoal> Goals { get; } =
    [
        new("Comes in on each timetabled day", "Attendance of at least 85 per cent over a half term"),
        new("Asks for a break before things get too much", "Break card used, and no early leaving for three weeks"),
        new("Reads for ten minutes a day with an adult", "Reading age up by six months"),
        new("Completes the first unit of a vocational award", "Unit signed off by the assessor"),
        new("Joins one lesson a week in a group of four or more", "Register of the group lesson"),
        new("Keeps up with mathematics of the home school", "Home school's end of unit test at 50 per cent or more"),
        new("Names three things that go well each week", "Weekly sheet with the key worker"),
    ];

    public static IReadOnlyList<string> Travel { get; } =
    [
        "Bus 14 with a pass, door to door 25 minutes",
        "On foot, 15 minutes, with an older brother or sister",
        "Taxi with an escort, shared with one other pupil",
        "Driven by the family in the morning, bus home",
    ];

    public static IReadOnlyList<string> Risks { get; } =
    [
        "Works near tools only with an adult beside. Leaves the room when it is loud: a quiet place is agreed, and an adult goes along.",
        "Has left sites before without telling anybody. The gate is watched at breaks, and the family is rung at once.",
        "Asthma: the inhaler is kept by the key worker and taken along on visits. Staff are trained and know the plan.",
        "Gets on badly with one other pupil here. They have different groups and different breaks.",
    ];

    public static IReadOnlyList<string> ChildOnPlan { get; } =
    [
        "I want to try it. I like that the groups are small.",
        "I will go if I can still see my friends on Fridays.",
        "It is all right. I would like to do the workshop first.",
        "I want to know when I am going back.",
    ];

    public static IReadOnlyList<string> Progress { get; } =
    [
        "Settling well. Two of three goals are on track; mornings are still hard. Calm in the workshop and helpful to others.",
        "Attendance has gone up since the last review. Reading is coming on; mathematics needs more time.",
        "A mixed half term with some very good weeks. Breaks are asked for more often before things go wrong.",
        "Goals are being met. Has taken part in group lessons and would like more of them.",
        "Progress is slow: absences have left gaps. The timetable is to be looked at together with the family.",
    ];

    public static IReadOnlyList<string> PupilVoices { get; } =
    [
        "I like it here because people explain things.",
        "I miss my friends but I get more done.",
        "The taxi is always late. The rest is good.",
        "I feel ready to go back for some lessons.",
    ];

    public static IReadOnlyList<string> ParentViews { get; } =
    [
        "Happier in the mornings than for a long time.",
        "We would like to hear more often how it goes.",
        "It is good that somebody rings when things go well too.",
        "We are worried about the examinations.",
    ];

    public static IReadOnlyList<string> TransitionSupport { get; } =
    [
        "A mentor meets the pupil at the gate, a quiet room at lunch, a talk each Friday. When a step fails, it is repeated for a week.",
        "The key worker comes along in the first two weeks. A time-out card holds in every lesson. When a step fails, all meet within three days.",
        "Lessons begin with the favourite subject; catch-up in mathematics twice a week. When a step fails, the step before holds again.",
    ];

    public static IReadOnlyList<string> Breakdowns { get; } =
    [
        "The step to full days came too early; the pupil stopped coming in after two weeks.",
        "Friendships at the school made it hard; a new plan with smaller steps is being drawn up.",
    ];

    public static IReadOnlyList<string> Summaries(ProvisionReason reason) =>
        reason switch
        {
            ProvisionReason.PermanentExclusion =>
            [
                "Permanently excluded after an incident in school. Full-time education is needed from the sixth school day.",
                "Permanently excluded after repeated serious disruption. Learns well in small groups and with practical work.",
            ],
            ProvisionReason.Suspension =>
            [
                "Suspended for more than five school days. Work is set for the first five; a place is needed from the sixth.",
            ],
            ProvisionReason.Medical =>
            [
                "Cannot attend school because of anxiety; a letter from the health service is on file. Short days in a quiet place to begin with.",
                "Recovering from an operation and expected to be away for a term. Keeping up with the core subjects matters to the family.",
            ],
            ProvisionReason.OffSiteDirection =>
            [
                "Support in school has run for two terms with some success. A time-limited direction is to help with behaviour in larger groups.",
                "Is often sent out of lessons in the afternoon. A practical programme for twelve weeks, with a way back planned from the start.",
                "Behaviour has become unsafe in the corridors. A smaller setting is to help with self-control; mentoring goes on in school.",
            ],
            ProvisionReason.EarlyIntervention =>
            [
                "Part of the week in a vocational setting, agreed with the family, to keep interest in learning.",
                "Attendance is falling. Small group work on two days a week is to turn that round early.",
            ],
            ProvisionReason.Otherwise =>
            [
                "Does not attend at present for reasons that nobody can fully explain yet. Suitable education has to be arranged meanwhile.",
            ],
            ProvisionReason.EhcpSectionF => ["The plan names time in alternative provision in section F, for social and emotional needs."],
            _ => ["The plan is being changed to education otherwise than at school. To be checked which route is right."],
        };

    public static IReadOnlyList<string> Purposes(ProvisionReason reason) =>
        reason switch
        {
            ProvisionReason.PermanentExclusion or ProvisionReason.Suspension =>
            [
                "Full-time education while the next school is settled, with English and mathematics every day.",
            ],
            ProvisionReason.Medical => ["Teaching at a pace that health allows, and a way back to school when well enough."],
            ProvisionReason.OffSiteDirection => ["To improve behaviour in a smaller setting and to return to all lessons at school."],
            _ =>
            [
                "To get learning going again with practical work and small groups, beside the lessons at school.",
                "To build confidence and attendance step by step.",
            ],
        };

    public static IReadOnlyList<string> DecisionReasons(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Continue => ["The goals are right and the placement helps.", "More time is needed for the second goal."],
            ReviewDecision.Change =>
            [
                "One afternoon more in the workshop, one lesson less on paper.",
                "A later start on Mondays is to help with attendance.",
            ],
            ReviewDecision.Return => ["Ready for the next step; the school and the family agree.", "The criteria for the way on are met."],
            _ => ["The placement no longer meets the need; what follows is arranged.", "All agree that another way is better now."],
        };
}
