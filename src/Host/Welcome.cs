namespace AltProvision.Host;

/// <summary>What the terminal shows once the host serves.</summary>
internal static class Welcome
{
    public static void Print(TextWriter output, string url, bool hasUi, DevelopmentSignIn? signIn)
    {
        output.WriteLine();
        output.WriteLine($"AltProvision serves at {url}");
        if (hasUi)
        {
            output.WriteLine($"  For people            {url}/");
        }

        output.WriteLine($"  GraphQL and GraphiQL  {url}/graphql");
        output.WriteLine($"  Schema                {url}/graphql?sdl");
        output.WriteLine($"  Health                {url}/health/ready");
        if (signIn is null)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Tokens of the demo people of Westmarch, good for a day. Send one as the header Authorization: Bearer TOKEN");
        foreach (var person in DemoPeople.All)
        {
            output.WriteLine();
            output.WriteLine($"{person.Key}: {person.Title}");
            output.WriteLine(signIn.Issue(person.Viewer, TimeProvider.System));
        }

        output.WriteLine();
        output.WriteLine("Ctrl-C stops it.");
    }
}
