using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Names one school in one of three ways.</summary>
/// <param name="Id">Its opaque identifier.</param>
/// <param name="Urn">Its unique reference number, six digits.</param>
/// <param name="Laestab">LA code and establishment number, seven digits, with or without a slash: <c>332/4115</c>.</param>
[OneOf]
internal sealed record SchoolKey(SchoolId? Id = null, Urn? Urn = null, string? Laestab = null);

[Allow]
internal sealed record FindSchool(SchoolKey By) : IRequest<SchoolView?>;

[QueryType]
internal static class FindSchoolQuery
{
    /// <summary>One school; null when none is known by that name.</summary>
    /// <param name="by">Which one.</param>
    public static Task<SchoolView?> GetSchoolAsync(SchoolKey by, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new FindSchool(by), cancellationToken);
}

internal sealed class FindSchoolHandler(SchoolRollDbContext db) : IRequestHandler<FindSchool, SchoolView?>
{
    public async Task<SchoolView?> Handle(FindSchool query, CancellationToken cancellationToken)
    {
        // A closed school and its successor may share a LAESTAB: the open one is meant.
        var school = await Named(query.By)
            .OrderBy(s => s.Status == SchoolStatus.Closed)
            .ThenByDescending(s => s.Urn)
            .FirstOrDefaultAsync(cancellationToken);
        return school?.ToView();
    }

    private IQueryable<School> Named(SchoolKey key)
    {
        var schools = db.Schools.AsNoTracking();
        if (key.Id is { } id)
        {
            return schools.Where(s => s.Id == id);
        }

        if (key.Urn is { } urn)
        {
            return schools.Where(s => s.Urn == urn);
        }

        var digits = key.Laestab!.Replace("/", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 7 || !digits.All(char.IsAsciiDigit))
        {
            throw new BadRequestException(
                "A LAESTAB has seven digits: the LA code and the establishment number, as 332/4115.",
                "by",
                "laestab"
            );
        }

        var (laCode, number) = (digits[..3], digits[3..]);
        return schools.Where(s => s.LaCode == laCode && s.EstablishmentNumber == number);
    }
}
