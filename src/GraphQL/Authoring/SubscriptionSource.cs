using System.Reflection;
using System.Runtime.CompilerServices;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>The method that gives the events of a subscription: https://spec.graphql.org/September2025/#sec-Source-Stream</summary>
internal sealed record SubscriptionSource(
    Type MessageType,
    IReadOnlyList<InputValue> Arguments,
    Func<FieldCall, CancellationToken, IAsyncEnumerable<object?>> Subscribe
)
{
    /// <exception cref="SchemaException">The method answers no stream.</exception>
    public static SubscriptionSource Compile(MethodCompiler methods, MethodInfo method)
    {
        var compiled = methods.Compile(method);
        if (!compiled.Result.IsGeneric(typeof(IAsyncEnumerable<>)))
        {
            throw new SchemaException(
                $"{MethodCompiler.NameOf(method)} is the source of a subscription, so it answers an IAsyncEnumerable<T>."
            );
        }

        var message = compiled.Result.Arguments[0].ClosedType();
        var box = typeof(SubscriptionSource)
            .GetMethod(nameof(BoxAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(message)
            .CreateDelegate<Func<object?, CancellationToken, IAsyncEnumerable<object?>>>();
        return new(message, compiled.Arguments, (call, cancellationToken) => SubscribeAsync(compiled, call, box, cancellationToken));
    }

    private static async IAsyncEnumerable<object?> SubscribeAsync(
        CompiledMethod method,
        FieldCall call,
        Func<object?, CancellationToken, IAsyncEnumerable<object?>> box,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var stream = await method.InvokeAsync(call, null);
        await foreach (var message in box(stream, cancellationToken).WithCancellation(cancellationToken))
        {
            yield return message;
        }
    }

    private static async IAsyncEnumerable<object?> BoxAsync<T>(object? stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in ((IAsyncEnumerable<T>)stream!).WithCancellation(cancellationToken))
        {
            yield return message;
        }
    }
}
