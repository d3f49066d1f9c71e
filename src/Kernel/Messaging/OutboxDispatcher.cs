using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>Which handlers hear which event; filled when modules are added.</summary>
public sealed class EventHandlers
{
    private readonly Dictionary<string, Type> _events = [];
    private readonly Dictionary<Type, List<Type>> _handlers = [];

    internal void Add(Type eventType, Type handlerType)
    {
        _events[eventType.FullName!] = eventType;
        if (!_handlers.TryGetValue(eventType, out var list))
        {
            _handlers[eventType] = list = [];
        }

        list.Add(handlerType);
    }

    /// <summary>The event's type, or null when nobody in this host hears it.</summary>
    internal Type? FindEvent(string name) => _events.GetValueOrDefault(name);

    internal IReadOnlyList<Type> Of(Type eventType) => _handlers.GetValueOrDefault(eventType, []);
}

/// <summary>How patient the dispatcher is.</summary>
public sealed class OutboxOptions
{
    /// <summary>After so many failures a message is set aside for a person.</summary>
    public int MostAttempts { get; set; } = 10;

    /// <summary>How long to wait for a signal before looking anyway.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>
/// Delivers what a module raised: a few due messages at a time, claimed with <c>for update skip locked</c>, so any number of hosts share the
/// work. A handler runs in a transaction of its own module together with its inbox row. A failing message backs off and lets others pass.
/// </summary>
internal sealed class OutboxDispatcher<TContext>(
    IServiceScopeFactory scopes,
    EventHandlers handlers,
    ModuleContexts contexts,
    NpgsqlDataSource dataSource,
    DatabaseSignals signals,
    ModuleTransaction transaction,
    OutboxOptions options,
    TimeProvider time,
    ILogger<OutboxDispatcher<TContext>> logger
) : BackgroundService
    where TContext : ModuleDbContext
{
    // They wait for each other, and one host holds them all; but claim and mark are one transaction for all of them.
    private const int MostAtOnce = 20;

    private const string Due = "delivered_at is null and set_aside_at is null and due_at <=";

    private static readonly MethodInfo HandleMethod = typeof(OutboxDispatcher<TContext>).GetMethod(
        nameof(HandleAsync),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    /// <summary>Delivers the messages that have been due for longest, at most <see cref="MostAtOnce"/>.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> DeliverSomeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var claim = await db.Database.BeginTransactionAsync(cancellationToken);
        var messages = await ClaimAsync(db, cancellationToken);
        foreach (var message in messages)
        {
            await DeliverOneAsync(message, cancellationToken);
        }

        if (messages.Count > 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            await claim.CommitAsync(cancellationToken);
        }

        return messages.Count == MostAtOnce;
    }

    private async Task DeliverOneAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(message, cancellationToken);
            message.Delivered(time.GetUtcNow());
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            message.Failed(exception.GetType().Name, time.GetUtcNow(), options.MostAttempts);
            logger.LogError(
                "Event {EventId} of type {EventType} failed for the {Attempt}th time ({Kind}){End}",
                message.Id,
                message.Type,
                message.Attempts,
                exception.GetType().Name,
                message.SetAsideAt is null ? "." : " and was set aside. See 'outbox list'."
            );
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schema = contexts.SchemaOf(typeof(TContext));
        var topic = OutboxMessage.TopicOf(schema);
        var due = $"select exists (select from \"{schema}\".outbox_message where {Due} $1)";
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.Next(topic);
            try
            {
                // Asked without EF Core: to build the models of all modules would take the processor from the first requests.
                if (await IsAnyDueAsync(due, stoppingToken))
                {
                    while (await DeliverSomeAsync(stoppingToken)) { }
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; messages wait in it.
                logger.LogWarning(
                    "The outbox of {Context} cannot be read ({Kind}); trying again.",
                    typeof(TContext).Name,
                    exception.GetType().Name
                );
            }

            await signals.WaitAsync(next, options.LookEvery, stoppingToken);
        }
    }

    private Task<bool> IsAnyDueAsync(string sql, CancellationToken cancellationToken) =>
        RowSecurity.AskAsProductAsync<bool>(dataSource, sql, Sql.Value(time.GetUtcNow()), cancellationToken);

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(TContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sql =
            $"select * from \"{db.Schema}\".outbox_message where {Due} {{0}} "
            + $"order by due_at, id limit {MostAtOnce} for update skip locked";
        return await db.Outbox.FromSqlRaw(sql, now).ToListAsync(cancellationToken);
    }

    private async Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (handlers.FindEvent(message.Type) is not { } eventType)
        {
            return;
        }

        var notification = JsonSerializer.Deserialize(message.Payload, eventType)!;
        // One module that cannot take the event does not keep it from the others; those that took it are not asked again.
        ExceptionDispatchInfo? failure = null;
        foreach (var handlerType in handlers.Of(eventType))
        {
            try
            {
                await (Task)HandleMethod.MakeGenericMethod(eventType).Invoke(this, [handlerType, notification, cancellationToken])!;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
    }

    private async Task HandleAsync<TEvent>(Type handlerType, TEvent notification, CancellationToken cancellationToken)
        where TEvent : IIntegrationEvent
    {
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var db = contexts.Of(handlerType.Assembly, scope.ServiceProvider);
        var handler = (INotificationHandler<TEvent>)scope.ServiceProvider.GetRequiredService(handlerType);
        await transaction.RunAsync(
            db,
            handlerType.Name,
            async token =>
            {
                var sql =
                    $"insert into \"{db.Schema}\".inbox_entry (event_id, handler, handled_at) values ({{0}}, {{1}}, {{2}}) on conflict do nothing";
                var isFirst =
                    await db.Database.ExecuteSqlRawAsync(sql, [notification.EventId, handlerType.Name, time.GetUtcNow()], token) == 1;
                if (isFirst)
                {
                    await handler.Handle(notification, token);
                }

                return (isFirst, AuditedRecord.None);
            },
            cancellationToken
        );
    }
}
