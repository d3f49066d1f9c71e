using System.Runtime.CompilerServices;
using AltProvision.GraphQL;
using AltProvision.Tests.GraphQL.Support;

namespace AltProvision.Tests.GraphQL.Transport;

/// <summary>A count that somebody listened for.</summary>
/// <param name="Count">The count.</param>
/// <param name="Text">A text, as long as was asked for.</param>
internal sealed record SharedEvent(int Count, string Text);

[ObjectType<SharedEvent>]
internal static class SharedEventType
{
    /// <summary>Something that only one person may have.</summary>
    [PerPerson]
    public static string GetPrivate([Parent] SharedEvent shared) => $"private {shared.Count}";
}

[SubscriptionType]
internal static class SharedSubscription
{
    public const string Sources = "shared sources";
    public const string Executions = "shared executions";

    /// <summary>The count, each time it changes; shared.</summary>
    /// <param name="above">Only counts above this.</param>
    /// <param name="size">Characters of the text.</param>
    [Subscribe(With = nameof(ListenAsync), IsShared = true)]
    public static SharedEvent OnShared([EventMessage] int count, Library library, int above = 0, int size = 0)
    {
        library.Count(Executions);
        return new(count, new('a', above < count ? size : 0));
    }

    /// <param name="after">The count that was seen last.</param>
    public static IAsyncEnumerable<int> ListenAsync(
        [ResumeAfter] int? after,
        Library library,
        CancellationToken cancellationToken,
        int above = 0
    )
    {
        library.Count(Sources);
        return library.ListenAsync(cancellationToken).Where(count => count > Math.Max(above, after ?? 0));
    }

    /// <summary>One count, and then a fault; shared.</summary>
    [Subscribe(With = nameof(FailAsync), IsShared = true)]
    public static int OnSharedFailure([EventMessage] int count) => count;

    public static async IAsyncEnumerable<int> FailAsync(Library library, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var count in library.ListenAsync(cancellationToken))
        {
            yield return count;
            throw new InvalidOperationException("secret detail");
        }
    }

    /// <summary>One count, and the end; shared.</summary>
    [Subscribe(With = nameof(OneAsync), IsShared = true)]
    public static int OnSharedOne([EventMessage] int count) => count;

    public static IAsyncEnumerable<int> OneAsync(Library library, CancellationToken cancellationToken) =>
        library.ListenAsync(cancellationToken).Take(1);
}
