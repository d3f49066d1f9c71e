using MediatR;

namespace AltProvision.Access;

// Each host remembers for some seconds what was granted and revoked. The change is committed: they may look at once.

internal sealed class TellHostsOnSignInsRevoked(DatabaseSignals signals) : INotificationHandler<SignInsRevoked>
{
    public Task Handle(SignInsRevoked notification, CancellationToken cancellationToken) => signals.TellAsync();
}

internal sealed class TellHostsOnClientAccessGranted(DatabaseSignals signals) : INotificationHandler<ClientAccessGranted>
{
    public Task Handle(ClientAccessGranted notification, CancellationToken cancellationToken) => signals.TellAsync();
}

internal sealed class TellHostsOnClientAccessRevoked(DatabaseSignals signals) : INotificationHandler<ClientAccessRevoked>
{
    public Task Handle(ClientAccessRevoked notification, CancellationToken cancellationToken) => signals.TellAsync();
}

internal static class AccessSignals
{
    public static Task TellAsync(this DatabaseSignals signals)
    {
        signals.Announce(SignInLimits.Topic);
        return Task.CompletedTask;
    }
}
