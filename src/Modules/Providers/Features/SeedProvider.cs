using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

internal sealed class SeedProviderHandler(ProvidersDbContext db, TimeProvider time) : IRequestHandler<SeedProvider, Result<ProviderView>>
{
    // PostgreSQL keeps microseconds: what it gave back is up to one earlier than what was seeded.
    private static readonly TimeSpan Precision = TimeSpan.FromMicroseconds(1);

    public async Task<Result<ProviderView>> Handle(SeedProvider file, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.SingleOrDefaultAsync(p => p.Id == file.Id, cancellationToken);
        if (provider is null)
        {
            db.Providers.Add(provider = Provider.Register(file.Id, file.Content, time.GetUtcNow()));
        }
        else
        {
            provider.Change(file.Content);
        }

        await TakeSitesAsync(file, cancellationToken);
        await TakeRecordsAsync(file, cancellationToken);
        if (await TakeApprovalsAsync(file, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return provider.ToView();
    }

    private async Task TakeSitesAsync(SeedProvider file, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.Where(s => s.ProviderId == file.Id).ToDictionaryAsync(s => s.Id, cancellationToken);
        List<SiteId> siteIds = [.. sites.Keys];
        var offers = await db.Offers.Where(o => siteIds.Contains(o.SiteId)).ToDictionaryAsync(o => o.Id, cancellationToken);
        foreach (var seed in file.Sites)
        {
            SitePlace place = new(seed.Name, seed.Address, seed.Postcode, seed.Easting, seed.Northing);
            if (sites.TryGetValue(seed.Id, out var site))
            {
                site.Move(place);
                site.ChangeCapacity(seed.CapacityPerHalfDay);
            }
            else
            {
                db.Sites.Add(Site.At(seed.Id, file.Id, place, seed.CapacityPerHalfDay));
            }

            TakeOffers(seed, offers);
        }
    }

    private void TakeOffers(SeedSite site, Dictionary<OfferId, Offer> known)
    {
        foreach (var seed in site.Offers)
        {
            if (known.TryGetValue(seed.Id, out var offer))
            {
                offer.Change(seed.Content);
            }
            else
            {
                db.Offers.Add(Offer.Of(seed.Id, site.Id, seed.Content));
            }
        }
    }

    private async Task TakeRecordsAsync(SeedProvider file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var evidence = await db.Evidence.Where(e => e.ProviderId == file.Id).Select(e => e.Id).ToHashSetAsync(cancellationToken);
        db.Evidence.AddRange(
            file.Evidence.Where(seed => !evidence.Contains(seed.Id))
                .Select(seed => Evidence.Record(seed.Id, file.Id, seed.Content, RecordedBy.Product, now))
        );
        var confirmations = await db.Confirmations.Where(c => c.ProviderId == file.Id).Select(c => c.Id).ToHashSetAsync(cancellationToken);
        foreach (var seed in file.Confirmations.Where(seed => !confirmations.Contains(seed.Id)))
        {
            var confirmation = SafeguardingConfirmation.Record(seed.Id, file.Id, seed.Content, now);
            if (seed.StaleReason is { } reason)
            {
                confirmation.MarkStale(reason);
            }

            db.Confirmations.Add(confirmation);
        }

        var checks = await db.Checks.Where(c => c.ProviderId == file.Id).Select(c => c.Id).ToHashSetAsync(cancellationToken);
        db.Checks.AddRange(
            file.Checks.Where(seed => !checks.Contains(seed.Id))
                .Select(seed => CommissionerCheck.Record(seed.Id, file.Id, seed.Commissioner.SchoolId, seed.LaCode, seed.Content, now))
        );
    }

    private async Task<Refusal?> TakeApprovalsAsync(SeedProvider file, CancellationToken cancellationToken)
    {
        var approvals = await db.Approvals.Where(a => a.ProviderId == file.Id).ToDictionaryAsync(a => a.LaCode, cancellationToken);
        foreach (var seed in file.Approvals)
        {
            if (!approvals.TryGetValue(seed.LaCode, out var approval))
            {
                approvals.Add(seed.LaCode, approval = Approval.Undecided(file.Id, seed.LaCode));
            }

            if (
                seed.DecidedAt - approval.DecidedAt >= Precision
                && db.Decide(approval, seed.Status, seed.Reason, seed.ReviewBy, seed.DecidedAt) is { } refusal
            )
            {
                return refusal;
            }
        }

        return null;
    }
}
