using AltProvision.Host;
using AltProvision.Kernel;

namespace AltProvision.Tests.Integration.Demo;

/// <summary>The demo's people, and somebody of a school that nobody has heard of.</summary>
internal static class DemoViewers
{
    private const string Nobodys = "nobody's";

    private static readonly Viewer OfNobody = new(
        "demo:nobody",
        new HashSet<Role> { Role.SchoolStaff, Role.SchoolLeader },
        SchoolId: Guid.CreateVersion7()
    );

    public static IEnumerable<string> Keys => DemoPeople.All.Select(person => person.Key).Append(Nobodys);

    public static Viewer Of(string key) => key == Nobodys ? OfNobody : DemoPeople.All.Single(person => person.Key == key).Viewer;
}
