using AltProvision.Safeguarding;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;

namespace AltProvision.Tests.Integration.Security;

/// <summary>In the demo's school, the head and the commissioner open concerns about a child in an emergency, and a lead reviews one of them.</summary>
internal static class EmergencyStory
{
    private const string Reason = "The child is in hospital and the ward asks what we know.";

    public static async Task RunAsync(Product product)
    {
        var head = DemoViewers.Of("head");
        await using var command = product.DataSource.CreateCommand(
            $"""
            select distinct c.pupil_id::text from safeguarding.concern c join school_roll.enrolment e on e.pupil_id = c.pupil_id
            where e.school_id = '{head.SchoolId}' and e.until is null and not c.is_about_adult order by 1 limit 2
            """
        );
        var pupils = await ExpectedRows.ReadAsync(command);
        await product.SendAsync(head, new OpenEmergencyAccess(new(Guid.Parse(pupils[0])), Reason));
        var access = await product.SendAsync(DemoViewers.Of("commissioner"), new OpenEmergencyAccess(new(Guid.Parse(pupils[^1])), Reason));
        await product.SendAsync(DemoViewers.Of("la-dsl"), new ReviewEmergencyAccess(access.Value!.Id, true, "It was right to look."));
    }
}
