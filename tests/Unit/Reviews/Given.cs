using AltProvision.Providers.Contracts;
using AltProvision.Reviews;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Tests.Unit.Reviews;

internal static class Given
{
    public static PlacementScope Scope() =>
        new(
            new(Guid.CreateVersion7()),
            new PupilId(Guid.CreateVersion7()),
            new SchoolId(Guid.CreateVersion7()),
            "332",
            new ProviderId(Guid.CreateVersion7())
        );
}
