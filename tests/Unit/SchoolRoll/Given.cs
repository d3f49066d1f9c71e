using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Tests.Unit.SchoolRoll;

internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 3, 2);

    public static School School(string type = "Community school") =>
        AltProvision.SchoolRoll.School.Invent(
            new(new(Guid.CreateVersion7()), "999", "Westmarch High", SchoolKinds.Of(type), type, "Secondary")
        );

    public static Pupil Pupil() =>
        AltProvision.SchoolRoll.Pupil.Register(
            new(Guid.CreateVersion7()),
            new(null, "Ada", "Marsh", new(2012, 5, 4), Sex.Female, null, "999"),
            Now
        );

    public static Pupil PupilAt(School school, DateOnly from)
    {
        var pupil = Pupil();
        _ = pupil.Enrol(school, EnrolmentStatus.Single, from, Now);
        return pupil;
    }

    public static RowReader Row(params (string Column, string Value)[] values) =>
        new(
            7,
            [.. values.Select(value => value.Value)],
            values.Select((value, index) => (value.Column, index)).ToDictionary(column => column.Column, column => column.index)
        );
}
