using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class UpnMessageTests
{
    private static readonly string Good = Upn.FromDigits("332400015001").Value;

    [Fact]
    public void A_right_number_is_not_complained_of() => PupilDetailsValidator.UpnProblem(Good).ShouldBeNull();

    [Theory]
    [InlineData("A33240001500", "pupil.upn-length")]
    [InlineData("A3324O0015001", "pupil.upn-format")]
    [InlineData("a332400015001", "pupil.upn-format")]
    [InlineData("O332400015001", "pupil.upn-check-letter-alphabet")]
    public void The_wrong_part_is_named(string upn, string code) => PupilDetailsValidator.UpnProblem(upn)!.Value.Code.ShouldBe(code);

    [Fact]
    public void One_mistyped_digit_is_found_by_the_check_letter() =>
        PupilDetailsValidator.UpnProblem(Good[..12] + (Good[12] == '1' ? '2' : '1'))!.Value.Code.ShouldBe("pupil.upn-check-letter");

    [Fact]
    public void The_number_is_personal_data_and_never_repeated() =>
        PupilDetailsValidator.UpnProblem("A3324O0015001")!.Value.Message.ShouldNotContain("3324");
}
