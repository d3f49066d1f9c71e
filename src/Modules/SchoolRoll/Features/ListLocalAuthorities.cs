using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Which authorities to list. Conditions add up.</summary>
/// <param name="Name">Names that begin so, whatever the case.</param>
/// <param name="Region">In this region of England only: "West Midlands".</param>
/// <param name="IncludeFormer">Former authorities too, whose codes old records bear.</param>
internal sealed record LocalAuthorityFilter(string? Name = null, string? Region = null, bool IncludeFormer = false);

[Allow]
internal sealed record ListLocalAuthorities(PagingArguments Paging, LocalAuthorityFilter? Where, bool IsCounted)
    : IRequest<Page<LocalAuthorityView>>;

[QueryType]
internal static class LocalAuthorityQueries
{
    /// <summary>Local authorities by name.</summary>
    /// <param name="where">Which ones; all of today when absent.</param>
    [UsePaging]
    public static Task<Page<LocalAuthorityView>> GetLocalAuthoritiesAsync(
        PagingArguments paging,
        LocalAuthorityFilter? where,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListLocalAuthorities(paging, where, selection.Contains("totalCount")), cancellationToken);

    /// <summary>One local authority; null when the code is unknown.</summary>
    /// <param name="code">Three-digit code of the Department for Education: 332 for Dudley.</param>
    public static async Task<LocalAuthorityView?> GetLocalAuthorityAsync(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetLocalAuthoritiesByCode([code]), cancellationToken)).GetValueOrDefault(code);
}

internal sealed class ListLocalAuthoritiesHandler(SchoolRollDbContext db) : IRequestHandler<ListLocalAuthorities, Page<LocalAuthorityView>>
{
    public Task<Page<LocalAuthorityView>> Handle(ListLocalAuthorities query, CancellationToken cancellationToken) =>
        Filter(db.LocalAuthorities.AsNoTracking(), query.Where ?? new())
            .ToPageAsync(
                query.Paging,
                Keyset<LocalAuthority>.By(la => la.Name).ThenBy(la => la.Code),
                la => la.ToView(),
                query.IsCounted,
                cancellationToken
            );

    private static IQueryable<LocalAuthority> Filter(IQueryable<LocalAuthority> authorities, LocalAuthorityFilter where)
    {
        var beginning = LikePatterns.Beginning(where.Name);
        authorities = where.IncludeFormer ? authorities : authorities.Where(la => la.IsCurrent);
        authorities = beginning is null ? authorities : authorities.Where(la => EF.Functions.ILike(la.Name, beginning));
        return where.Region is { } region ? authorities.Where(la => la.Region == region) : authorities;
    }
}
