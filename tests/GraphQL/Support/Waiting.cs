using Shouldly;

namespace AltProvision.Tests.GraphQL.Support;

internal static class Waiting
{
    /// <summary>Until something is so, which it is soon; not, fails the test.</summary>
    public static async Task ForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20);
        }

        condition().ShouldBeTrue();
    }
}
