using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>A person of the demo, all invented.</summary>
/// <param name="Key">Short name for the command line.</param>
/// <param name="Title">What the person does and where.</param>
internal sealed record DemoPerson(string Key, string Title, Viewer Viewer);

/// <summary>One person for each role. The school is Harrowgate Park School, the provider Kiln Yard Learning.</summary>
internal static class DemoPeople
{
    public const string School = "Harrowgate Park School";
    public const string OtherSchool = "St Elphin's Academy";
    public const string Provider = "Kiln Yard Learning";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        AtSchool("school-staff", "attendance officer of " + School, School, Role.SchoolStaff),
        AtSchool("head", "head teacher of " + School, School, Role.SchoolStaff, Role.SchoolLeader),
        AtSchool("school-dsl", "designated safeguarding lead of " + School, School, Role.SchoolStaff, Role.SafeguardingLead),
        AtSchool("mis", "school information system of " + School, School, Role.MisClient),
        AtSchool("other-dsl", "designated safeguarding lead of " + OtherSchool, OtherSchool, Role.SchoolStaff, Role.SafeguardingLead),
        AtAuthority("commissioner", "commissioning officer of Westmarch", Role.LaCommissioner),
        AtAuthority("quality", "quality officer of Westmarch", Role.LaQualityOfficer),
        AtAuthority("la-dsl", "safeguarding lead of Westmarch", Role.SafeguardingLead),
        AtProvider("manager", "manager of " + Provider, Role.ProviderManager, Role.ProviderTutor),
        AtProvider("tutor", "tutor at " + Provider, Role.ProviderTutor),
        AtProvider("provider-dsl", "designated safeguarding lead of " + Provider, Role.ProviderTutor, Role.SafeguardingLead),
    ];

    private static DemoPerson AtSchool(string key, string title, string school, params Role[] roles) =>
        new(key, title, new($"demo:{key}", roles.ToHashSet(), SchoolId: DemoIds.School(school).Value));

    private static DemoPerson AtAuthority(string key, string title, params Role[] roles) =>
        new(key, title, new($"demo:{key}", roles.ToHashSet(), LaCode: DemoIds.Authority));

    private static DemoPerson AtProvider(string key, string title, params Role[] roles) =>
        new(key, title, new($"demo:{key}", roles.ToHashSet(), ProviderId: DemoIds.Provider(Provider).Value));
}
