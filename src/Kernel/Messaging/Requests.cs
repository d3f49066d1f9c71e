using MediatR;

namespace AltProvision.Kernel;

/// <summary>A use case that changes something: it runs in one transaction with its outbox messages and its audit row.</summary>
public interface ICommand;

/// <inheritdoc cref="ICommand"/>
public interface ICommand<T> : IRequest<Result<T>>, ICommand;

/// <summary>A command that makes something new. A repeated key answers what the first time answered, for 7 days.</summary>
public interface ICreate
{
    /// <summary>Chosen by the client, 1 to 100 characters; repeat it to retry safely. Not needed to be secret.</summary>
    string? IdempotencyKey { get; }
}

/// <summary>A command that changes a record which the caller has read at a version.</summary>
public interface IChange
{
    /// <summary>The version at which the caller read the record; a stale one is refused, never overwritten.</summary>
    int ExpectedVersion { get; }
}

/// <summary>Something that happened in a module, told to others after it committed, at least once. IDs and dates, no personal data.</summary>
public interface IIntegrationEvent : INotification
{
    /// <summary>Unique per event; a receiver that sees it again does nothing.</summary>
    Guid EventId { get; }
}
