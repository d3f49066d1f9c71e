using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Kernel;

/// <summary>An integration event that waits to be delivered, or was. Written in the transaction of the change it tells of.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public Guid Id { get; private set; }

    /// <summary>Full name of the event's type.</summary>
    public required string Type { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Kind of the last failure (a type name, never a message: that may hold personal data).</summary>
    public string? LastFailure { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When the message was given up as poison: it waits for a person, and holds up no other.</summary>
    public DateTimeOffset? SetAsideAt { get; private set; }

    /// <summary>What wakes the dispatcher of a module.</summary>
    internal static string TopicOf(string schema) => $"outbox:{schema}";

    internal static OutboxMessage From(IIntegrationEvent integrationEvent) =>
        new()
        {
            Id = integrationEvent.EventId,
            Type = integrationEvent.GetType().FullName!,
            Payload = JsonSerializer.Serialize(integrationEvent, integrationEvent.GetType()),
            DueAt = DateTimeOffset.UnixEpoch,
        };

    internal void Delivered(DateTimeOffset now) => DeliveredAt = now;

    /// <summary>1 s, 2 s, 4 s … up to 10 minutes; after <paramref name="mostAttempts"/> it is set aside.</summary>
    internal void Failed(string kind, DateTimeOffset now, int mostAttempts)
    {
        Attempts++;
        LastFailure = kind;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, Attempts - 1)));
        SetAsideAt = Attempts >= mostAttempts ? now : null;
    }

    /// <summary>A person mended the cause: the message is due again, at once.</summary>
    public void Retry()
    {
        Attempts = 0;
        SetAsideAt = null;
        DueAt = DateTimeOffset.UnixEpoch;
    }

    internal static void Map(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.HasKey(message => message.Id);
        entity.Property(message => message.Payload).HasColumnType("jsonb");
        entity
            .HasIndex(message => new { message.DueAt, message.Id })
            .HasDatabaseName("ix_outbox_message_due")
            .HasFilter("delivered_at is null and set_aside_at is null");
    }
}

/// <summary>That a handler has dealt with an event: commits with the effect, so a second delivery has none.</summary>
public sealed record InboxEntry(Guid EventId, string Handler, DateTimeOffset HandledAt)
{
    internal static void Map(EntityTypeBuilder<InboxEntry> entity) => entity.HasKey(entry => new { entry.EventId, entry.Handler });
}

/// <summary>What a command with an idempotency key answered, kept for 7 days.</summary>
public sealed class IdempotencyEntry
{
    public required string Organisation { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, so that a key is not used for two different things.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Response { get; set; }

    internal static void Map(EntityTypeBuilder<IdempotencyEntry> entity)
    {
        entity.HasKey(entry => new { entry.Organisation, entry.Key });
        entity.Property(entry => entry.Response).HasColumnType("jsonb");
        entity.HasIndex(entry => entry.At);
    }
}
