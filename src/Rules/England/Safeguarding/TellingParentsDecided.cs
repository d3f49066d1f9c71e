using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-020: parents are told by a person unless that raises risk or prejudices an inquiry; the lead records the decision (source: Keeping children safe in education).</summary>
internal sealed class TellingParentsDecided : IRule<TellingParentsFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-020", 1, From: null, Until: null, "Keeping children safe in education")
        {
            Title = "Telling parents",
            Statement =
                "Parents are told unless it raises risk or prejudices an inquiry. The safeguarding lead records the decision; the portal tells no parent by itself.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(TellingParentsFacts facts)
    {
        if (facts.IsAutomatic)
        {
            yield return Finding.Block("neverAutomatic", "Parents hear of a concern from a person, never from the portal by itself.");
        }

        yield return facts.Decision switch
        {
            TellingParents.NotDecided => Finding.Deadline(
                "decideOnParents",
                facts.RaisedOn,
                "safeguarding lead",
                $"Decide on {facts.RaisedOn.InWords()} whether the parents are told, and record why if they are not.",
                "The parents are neither told nor is a reason recorded: the deputy or the head decides today."
            ),
            TellingParents.Told => Finding.Inform("parentsTold", "The parents are told."),
            TellingParents.RaisesRisk => Finding.Inform("parentsNotTold", "Parents not told: it would raise the risk."),
            TellingParents.PrejudicesInquiry => Finding.Inform("parentsNotTold", "Parents not told: it would prejudice an inquiry."),
            _ => Finding.Warn(
                "reasonNotRecognised",
                "Parents are kept out only where telling them raises risk or prejudices an inquiry. Tell them, or record which it is."
            ),
        };
    }
}
