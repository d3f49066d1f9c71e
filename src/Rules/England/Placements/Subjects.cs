namespace AltProvision.Rules.England;

/// <summary>Which of the core subjects is meant by the name that a school or provider gives to a lesson.</summary>
internal static class Subjects
{
    private static readonly char[] Separators = [' ', '-', '/', ',', '(', ')'];

    // Sports science and the like are worth having, and are not science.
    private static readonly string[] NotScience = ["computer", "computing", "sport", "sports", "social", "political", "exercise"];

    /// <summary>True when a lesson called <paramref name="name"/> teaches English, Mathematics or Science.</summary>
    public static bool IsTaughtAs(string name, string core)
    {
        var words = name.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return core switch
        {
            "English" => words.Contains("english") && !words.Contains("additional"),
            "Mathematics" => words.Any(word => word is "mathematics" or "maths" or "math"),
            _ => words.Any(word => word is "biology" or "chemistry" or "physics")
                || (words.Any(word => word is "science" or "sciences") && !words.Any(NotScience.Contains)),
        };
    }
}
