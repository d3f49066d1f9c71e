using System.Runtime.CompilerServices;
using AltProvision.GraphQL;
using AltProvision.Tests.GraphQL.Support;

namespace AltProvision.Tests.GraphQL.Transport;

// Fields that take their time, and say in Library.Calls what became of them.

[QueryType]
internal static class PatientQuery
{
    public const string Started = "waiting started";
    public const string Stopped = "waiting stopped";

    /// <summary>Waits until it is stopped.</summary>
    public static Task<string> GetWaitingAsync(Library library, CancellationToken cancellationToken) =>
        WaitAsync(library, cancellationToken);

    /// <summary>Answers after a while.</summary>
    /// <param name="milliseconds">The while.</param>
    public static async Task<int> GetAfterAsync(int milliseconds, Library library, CancellationToken cancellationToken)
    {
        library.Count(Started);
        await Task.Delay(milliseconds, cancellationToken);
        return milliseconds;
    }

    /// <summary>A long text.</summary>
    /// <param name="size">How long.</param>
    public static string GetText(int size) => new('a', size);

    public static async Task<string> WaitAsync(Library library, CancellationToken cancellationToken)
    {
        library.Count(Started);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            library.Count(Stopped);
        }

        return "";
    }
}

[SubscriptionType]
internal static class PatientSubscription
{
    /// <summary>Long texts, as fast as they are read.</summary>
    /// <param name="size">How long.</param>
    [Subscribe(With = nameof(MakeNoiseAsync))]
    public static string OnNoise([EventMessage] string noise, int size) => noise.Length == size ? noise : "";

    public static async IAsyncEnumerable<string> MakeNoiseAsync(
        int size,
        Library library,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        library.Count(PatientQuery.Started);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return new('a', size);
            }
        }
        finally
        {
            library.Count(PatientQuery.Stopped);
        }
    }

    /// <summary>One event, and then a fault.</summary>
    [Subscribe(With = nameof(FailAsync))]
    public static int OnFailure([EventMessage] int count) => count;

    public static async IAsyncEnumerable<int> FailAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("secret detail");
    }

    /// <summary>One event, which is never done.</summary>
    [Subscribe(With = nameof(OneAsync))]
    public static Task<string> OnWaiting([EventMessage] int count, Library library, CancellationToken cancellationToken) =>
        count == 0 ? Task.FromResult("") : PatientQuery.WaitAsync(library, cancellationToken);

    public static async IAsyncEnumerable<int> OneAsync()
    {
        await Task.Yield();
        yield return 1;
    }
}
