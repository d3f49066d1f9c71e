using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Facts of transitions and safeguarding come back from storage as they went in.</summary>
public class ConcernReplayTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);
    private static readonly DateTimeOffset Now = new(2026, 1, 12, 10, 0, 0, TimeSpan.Zero);
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly LocalAuthorityFact Dudley = new("332", "Dudley");

    [Fact]
    public void A_decision_is_the_same_when_it_is_made_again_from_what_was_stored()
    {
        Replayed(new ReintegrationPlanFacts([new(2, Today, 5) { HalfDaysElsewhere = 2, HasFailed = true }]) { HasSupport = true });
        Replayed(new FailedReturnFacts(Alpha, new(2025, 11, 7), Today));
        Replayed(new DualRegistrationEndFacts(DualRegistrationEnding.PermanentMove, Today) { EndInHomeSystem = Today.AddDays(1) });
        Replayed(new NewSchoolFacts(Alpha) { AppliedOn = Today, FairAccessReferredOn = Today });
        Replayed(
            new PostSixteenFacts(new(2010, 3, 4), 2026)
            {
                AsOf = Today,
                HasEhcp = true,
                HasOffer = false,
                HasNamedAdviser = false,
            }
        );
        Replayed(new EhcpMoveFacts(Today, Given.BankHolidays) { OldAuthorityAwareOn = Today, LastReviewOrPlan = new(2025, 11, 1) });
        Replayed(new AuthorityMoveFacts(Today, Dudley, new("333", "Sandwell")) { RunningSixthDay = Today });
        Replayed(new YearRolloverFacts(new(2010, 10, 1), 2026, Today) { TaughtYear = 9, ProviderToYear = 9 });
        Replayed(new ProviderLostFacts(Alpha, Today, Today, [new(true, HasEhcp: true)]));
        Replayed(
            new ConcernFacts(ConcernKind.AllegationAdult, ConcernSeverity.High, Now, Given.BankHolidays, true)
            {
                Adult = ConcernedAdult.ProviderDsl,
                IsLookedAfter = true,
                SettingAuthority = Dudley,
            }
        );
        Replayed(new ConcernViewFacts(ConcernViewer.LaQualityOfficer, ConcernRecord.Allegation, false) { IsInArea = false });
        Replayed(new MissingFromSessionFacts(Now, Now.AddMinutes(11), ConcernSeverity.Medium) { ArePoliceCalled = true });
        Replayed(new ProviderPatternFacts(Today, Given.BankHolidays, [new(Today, ConcernSeverity.High)]) { SubstantiatedAllegations = 1 });
        Replayed(new AllegationFacts(Now, Given.BankHolidays, true) { Adult = ConcernedAdult.ProviderHead, ChildsAuthority = Dudley });
    }

    private static void Replayed<TFacts>(TFacts facts)
        where TFacts : class
    {
        var decided = Given.Check(Today, facts);
        decided.Findings.ShouldNotBeEmpty();

        var again = Given.Book.Replay(decided.FactsType, decided.Inputs);

        again.FactsHash.ShouldBe(decided.FactsHash);
        again
            .Findings.Select(finding => (finding.RuleId, finding.Code, finding.Message))
            .ShouldBe(decided.Findings.Select(finding => (finding.RuleId, finding.Code, finding.Message)));
    }
}
