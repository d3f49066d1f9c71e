using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Which providers to list. Conditions add up.</summary>
/// <param name="Name">With this text in the name, upper or lower case alike, at most 200 characters.</param>
/// <param name="LaCode">With their main site in the area of this authority, three digits.</param>
/// <param name="Type">Of this type only.</param>
/// <param name="Approval">Standing so with your authority, or with that of your school; with the provider's own authority when you have none.</param>
internal sealed record ProviderFilter(
    string? Name = null,
    string? LaCode = null,
    ProviderType? Type = null,
    ProviderApproval? Approval = null
);

/// <summary>What providers are sorted by.</summary>
internal enum ProviderOrderField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>When they were put on file.</summary>
    RegisteredAt,
}

/// <summary>How providers are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record ProviderOrder(ProviderOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListProviders(PagingArguments Paging, ProviderFilter? Where, ProviderOrder? OrderBy, bool IsCounted)
    : IRequest<Page<ProviderView>>;

[QueryType]
internal static class ListProvidersQuery
{
    /// <summary>Providers of alternative provision, by name unless told otherwise.</summary>
    /// <param name="where">Which providers; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<ProviderView>> GetProvidersAsync(
        PagingArguments paging,
        ProviderFilter? where,
        ProviderOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListProviders(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListProvidersHandler(ProvidersDbContext db, CommissionerScopes scopes)
    : IRequestHandler<ListProviders, Page<ProviderView>>
{
    public async Task<Page<ProviderView>> Handle(ListProviders query, CancellationToken cancellationToken)
    {
        var authority = query.Where?.Approval is null ? null : await scopes.AuthorityAsync(cancellationToken);
        return await Filter(query.Where, authority)
            .ToPageAsync(query.Paging, Order(query.OrderBy), provider => provider.ToView(), query.IsCounted, cancellationToken);
    }

    private IQueryable<Provider> Filter(ProviderFilter? where, string? authority)
    {
        var providers = db.Providers.AsNoTracking();
        if (where?.Name is { Length: > 200 })
        {
            throw new BadRequestException("Look for at most 200 characters of a name.", "where", "name");
        }

        providers = where?.Name?.Trim() is { Length: > 0 } name
            ? providers.Where(p => EF.Functions.ILike(p.Name, "%" + Escape(name) + "%", "\\"))
            : providers;
        providers = where?.LaCode is { } laCode ? providers.Where(p => p.LaCode == laCode) : providers;
        providers = where?.Type is { } type ? providers.Where(p => p.Type == type) : providers;
        return where?.Approval is { } approval ? Standing(providers, approval, authority) : providers;
    }

    private IQueryable<Provider> Standing(IQueryable<Provider> providers, ProviderApproval approval, string? authority) =>
        approval is ProviderApproval.NotApproved
            ? providers.Where(p =>
                !db.Approvals.Any(a => a.ProviderId == p.Id && a.LaCode == (authority ?? p.LaCode) && a.Status != approval)
            )
            : providers.Where(p =>
                db.Approvals.ToldTo(db.Viewer, authority)
                    .Any(a => a.ProviderId == p.Id && a.LaCode == (authority ?? p.LaCode) && a.Status == approval)
            );

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    private static Keyset<Provider> Order(ProviderOrder? order)
    {
        var isDescending = order is { Direction: SortDirection.Desc };
        return order?.Field is ProviderOrderField.RegisteredAt
            ? Keyset<Provider>.By(p => p.RegisteredAt, isDescending).ThenBy(p => p.Id)
            : Keyset<Provider>.By(p => p.Name, isDescending).ThenBy(p => p.Id);
    }
}
