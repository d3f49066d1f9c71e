using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Puts a provider on file. A provider asks the authority of its area to do so.</summary>
/// <param name="Content">What it is.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record RegisterProvider(ProviderContent Content, string? IdempotencyKey = null) : ICommand<ProviderView>, ICreate;

/// <summary>Corrects what is on file about a provider.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Content">What it is from now on.</param>
[Allow(Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record ChangeProvider(ProviderId ProviderId, int ExpectedVersion, ProviderContent Content)
    : ICommand<ProviderView>,
        IChange;

[MutationType]
internal static class RegisterProviderMutations
{
    /// <summary>Puts a provider on file, in the area of your authority. It takes no placements before it is approved.</summary>
    public static Task<Result<ProviderView>> RegisterProviderAsync(
        RegisterProvider input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Corrects what is on file about a provider in the area of your authority.</summary>
    public static Task<Result<ProviderView>> ChangeProviderAsync(
        ChangeProvider input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RegisterProviderValidator : AbstractValidator<RegisterProvider>
{
    public RegisterProviderValidator() => RuleFor(c => c.Content).SetValidator(new ProviderContentValidator());
}

internal sealed class ChangeProviderValidator : AbstractValidator<ChangeProvider>
{
    public ChangeProviderValidator() => RuleFor(c => c.Content).SetValidator(new ProviderContentValidator());
}

internal sealed class RegisterProviderHandler(ProvidersDbContext db, TimeProvider time)
    : IRequestHandler<RegisterProvider, Result<ProviderView>>
{
    public async Task<Result<ProviderView>> Handle(RegisterProvider command, CancellationToken cancellationToken)
    {
        if (!db.Viewer.MayActFor(command.Content.LaCode))
        {
            return ProviderAreas.NotYourArea;
        }

        var provider = Provider.Register(new(Guid.CreateVersion7()), command.Content, time.GetUtcNow());
        db.Providers.Add(provider);
        await db.SaveChangesAsync(cancellationToken);
        return provider.ToView();
    }
}

internal sealed class ChangeProviderHandler(ProvidersDbContext db) : IRequestHandler<ChangeProvider, Result<ProviderView>>
{
    public async Task<Result<ProviderView>> Handle(ChangeProvider command, CancellationToken cancellationToken)
    {
        if (await db.Providers.SingleOrDefaultAsync(p => p.Id == command.ProviderId, cancellationToken) is not { } provider)
        {
            return Refusal.NotFound("provider", "providerId");
        }

        if (!db.Viewer.MayActFor(provider.LaCode))
        {
            return Access.NotYours("providerId");
        }

        if (!db.Viewer.MayActFor(command.Content.LaCode))
        {
            return ProviderAreas.NotYourArea;
        }

        if (provider.Version != command.ExpectedVersion)
        {
            return Refusal.Stale(provider.Version);
        }

        provider.Change(command.Content);
        await db.SaveChangesAsync(cancellationToken);
        return provider.ToView();
    }
}

internal static class ProviderAreas
{
    public static readonly Refusal NotYourArea = Refusal.Of(
        "provider.not-your-area",
        "You can put providers on file for your own authority only. Ask the authority in whose area the main site lies.",
        "content",
        "laCode"
    );
}
