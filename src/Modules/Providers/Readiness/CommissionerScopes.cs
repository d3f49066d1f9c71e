using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Providers;

/// <summary>For whom a viewer asks.</summary>
/// <param name="LaCode">The authority whose approval counts.</param>
internal sealed record CommissionerScope(Commissioner Commissioner, string LaCode);

/// <summary>Says for which commissioner a viewer may ask how ready providers are.</summary>
internal sealed class CommissionerScopes(ViewerContext context, IMediator mediator)
{
    public static Commissioner? OwnOf(Viewer viewer) =>
        viewer switch
        {
            { SchoolId: { } school } => new(new SchoolId(school)),
            { LaCode: { } la } => new(LaCode: la),
            _ => null,
        };

    /// <summary>The authority whose approvals matter to the viewer; null when there is none.</summary>
    public async Task<string?> AuthorityAsync(CancellationToken cancellationToken) =>
        OwnOf(context.Viewer) is { } own ? await AuthorityOfAsync(own, cancellationToken) : null;

    /// <param name="asked">The commissioner named by the caller; null for the caller's own organisation.</param>
    public async Task<CommissionerScope> ResolveAsync(Commissioner? asked, string argument, CancellationToken cancellationToken)
    {
        var viewer = context.Viewer;
        if (asked is not null && !asked.NamesOne())
        {
            throw new BadRequestException("Name either a school or an authority.", argument);
        }

        if ((asked ?? OwnOf(viewer)) is not { } commissioner)
        {
            throw new BadRequestException("Name the commissioner: your organisation is none.", argument);
        }

        var laCode = await AuthorityOfAsync(commissioner, cancellationToken);
        return laCode is not null && MayAskFor(viewer, commissioner, laCode)
            ? new(commissioner, laCode)
            : throw new BadRequestException(
                "There is no such commissioner for which you may ask. A school asks for itself, an authority for its area.",
                argument
            );
    }

    private static bool MayAskFor(Viewer viewer, Commissioner commissioner, string laCode) =>
        viewer.IsSystem || commissioner == OwnOf(viewer) || viewer.LaCode == laCode || viewer.ProviderId is not null;

    private async Task<string?> AuthorityOfAsync(Commissioner commissioner, CancellationToken cancellationToken) =>
        commissioner.SchoolId is { } id
            ? (await mediator.Send(new GetSchoolsById([id]), cancellationToken)).GetValueOrDefault(id)?.LaCode
            : commissioner.LaCode;
}
