using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Transport;

/// <summary>What hears of the events of a subscription that others listen to as well. None of its methods waits: that would delay the others.</summary>
internal interface ISubscriber
{
    /// <summary>Who it is.</summary>
    Caller Caller { get; }

    /// <param name="result">The response to one event, in UTF-8; the same bytes for all.</param>
    void Next(ReadOnlyMemory<byte> result);

    /// <summary>There are no more events.</summary>
    /// <param name="errors">Why; none when the stream came to its end.</param>
    void End(IReadOnlyList<GraphQLError> errors);
}

/// <summary>
/// Lets subscribers with equal document, variables and permissions share one source stream: each event is executed and written once, with
/// the permissions that all of them have, and goes to all of them as the same bytes.
/// </summary>
internal sealed class SubscriptionGroups(
    IServiceProvider services,
    GraphQLExecutor executor,
    GraphQLOptions options,
    ILogger<SubscriptionGroups> logger
)
{
    private readonly Dictionary<Key, Group> _groups = [];
    private readonly Lock _lock = new();

    private readonly record struct Key(string Document, string? Operation, string Variables, string Permissions);

#pragma warning disable CA1001 // Whoever leaves last may cancel in the moment in which the stream ends by itself; without timer and links it holds nothing.
    private sealed class Group(Key key)
#pragma warning restore CA1001
    {
        public Key Key { get; } = key;

        public HashSet<ISubscriber> Members { get; } = [];

        public CancellationTokenSource Stop { get; } = new();
    }

    private sealed class Membership(SubscriptionGroups groups, Group group, ISubscriber subscriber) : IDisposable
    {
        public void Dispose() => groups.Leave(group, subscriber);
    }

    /// <summary>With whom a user can share a subscription; null: with nobody, it needs a stream of its own.</summary>
    public SharedUser? UserToShareAs(Subscription subscription, ClaimsPrincipal user) =>
        subscription.IsShareable && options.PermissionsOf?.Invoke(user) is { } permissions ? SharedUser.Of(permissions) : null;

    /// <summary>Joins the group of those who ask for the same and may see the same, or founds it.</summary>
    /// <returns>Disposing it leaves the group.</returns>
    public IDisposable Join(Subscription subscription, JsonElement? variables, SharedUser shared, ISubscriber subscriber)
    {
        var operation = subscription.Operation;
        var key = new Key(operation.Document.Source.Text, operation.Definition.Name?.Value, TextOf(operation, variables), shared.Key);
        lock (_lock)
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, group = new(key));
                Start(group, subscription, shared.Principal);
            }

            group.Members.Add(subscriber);
            return new Membership(this, group, subscriber);
        }
    }

    // What the operation does not define makes no difference. Equal values that are written differently only make two groups of one.
    private static string TextOf(CompiledOperation operation, JsonElement? variables)
    {
        if (operation.Definition.VariableDefinitions.Count == 0 || variables is not { ValueKind: JsonValueKind.Object } given)
        {
            return "";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, HttpTransport.JsonOutput);
        writer.WriteStartObject();
        foreach (var name in operation.Definition.VariableDefinitions.Select(static definition => definition.Variable.Name.Value))
        {
            if (given.TryGetProperty(name, out var value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Start(Group group, Subscription subscription, ClaimsPrincipal user)
    {
        // The stream outlives the request of whoever came first, and is no part of it.
        using var _ = ExecutionContext.SuppressFlow();
        Task.Run(() => RunAsync(group, subscription, GraphQLExecutor.NewContext(services, user, null, null)), CancellationToken.None);
    }

    private async Task RunAsync(Group group, Subscription subscription, RequestContext context)
    {
        var stop = group.Stop.Token;
        IReadOnlyList<GraphQLError> errors = [];
        try
        {
            await foreach (var result in executor.EventsAsync(subscription, context, stop))
            {
                var utf8 = HttpTransport.ToUtf8(result);
                var members = MembersOf(group);
                if (result.Record is { } record && members.Length > 0)
                {
                    await record.CompleteAsync([.. members.Select(static member => member.Caller)], stop);
                }

                foreach (var member in members)
                {
                    member.Next(utf8);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last member left.
        }
#pragma warning disable CA1031 // A source stream may throw anything; it ends its subscribers' subscriptions.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            errors = [ErrorMasking.ToError(exception, options, context, logger, "subscription")];
        }

        foreach (var member in Close(group))
        {
            member.End(errors);
        }
    }

    private ISubscriber[] MembersOf(Group group)
    {
        lock (_lock)
        {
            return [.. group.Members];
        }
    }

    private void Leave(Group group, ISubscriber subscriber)
    {
        lock (_lock)
        {
            if (!group.Members.Remove(subscriber) || group.Members.Count > 0)
            {
                return;
            }

            // Who comes now founds another group: this one's stream is going to stop.
            _groups.Remove(group.Key);
        }

        group.Stop.Cancel();
    }

    private ISubscriber[] Close(Group group)
    {
        lock (_lock)
        {
            ISubscriber[] members = [.. group.Members];
            group.Members.Clear();
            if (_groups.GetValueOrDefault(group.Key) == group)
            {
                _groups.Remove(group.Key);
            }

            return members;
        }
    }
}
