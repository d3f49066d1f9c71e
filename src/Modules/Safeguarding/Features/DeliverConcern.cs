using MediatR;

namespace AltProvision.Safeguarding;

internal sealed class DeliverConcernOnConcernRaised(ConcernDelivery delivery) : INotificationHandler<ConcernRaised>
{
    public Task Handle(ConcernRaised raised, CancellationToken cancellationToken) =>
        delivery.DeliverAsync(raised.ConcernId, cancellationToken);
}
