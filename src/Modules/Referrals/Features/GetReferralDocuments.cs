using MediatR;

namespace AltProvision.Referrals;

/// <summary>Documents straight from their table: of the referrals that the viewer may see.</summary>
internal static class DocumentRows
{
    private const string From = "referrals.referral_document d join referrals.referral r on r.id = d.referral_id";

    public static readonly ViewRows<ReferralDocumentView> Views = new(From);

    public static readonly Visibility.VisibleStatement ById = ReferralRows.Visible.Statement(visible =>
        $"{Views.Select} where d.id = any($1) and {visible}"
    );

    public static readonly Visibility.VisibleStatement OfReferrals = ReferralRows.Visible.Statement(visible =>
        $"{Views.Select} where d.referral_id = any($1) and {visible} order by d.uploaded_at, d.id"
    );

    public static readonly Visibility.VisibleStatement WithContent = ReferralRows.Visible.Statement(visible =>
        $"select {Views.Columns}, c.bytes from {From} join referrals.referral_document_content c on c.document_id = d.id where d.id = $1 and d.removed_at is null and {visible}"
    );
}

[Allow]
internal sealed record GetReferralDocumentsById(IReadOnlyCollection<ReferralDocumentId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralDocumentId, ReferralDocumentView>>;

internal sealed class GetReferralDocumentsByIdHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReferralDocumentsById, IReadOnlyDictionary<ReferralDocumentId, ReferralDocumentView>>
{
    public Task<IReadOnlyDictionary<ReferralDocumentId, ReferralDocumentView>> Handle(
        GetReferralDocumentsById query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = DocumentRows.ById.Of(viewer);
        return reads.ReadAsync(
            DocumentRows.Views.ByKey(text, d => d.Id, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
    }
}

[Allow]
internal sealed record GetReferralDocuments(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<ReferralDocumentView>>>;

internal sealed class GetReferralDocumentsHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReferralDocuments, IReadOnlyDictionary<ReferralId, IReadOnlyList<ReferralDocumentView>>>
{
    public Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<ReferralDocumentView>>> Handle(
        GetReferralDocuments query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = DocumentRows.OfReferrals.Of(viewer);
        return reads.ReadAsync(
            DocumentRows.Views.ListsByKey(text, d => d.ReferralId, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
    }
}

internal sealed class GetDocumentContentHandler(SqlReads reads, Viewer viewer) : IRequestHandler<GetDocumentContent, DocumentContent?>
{
    public Task<DocumentContent?> Handle(GetDocumentContent query, CancellationToken cancellationToken)
    {
        var (text, organisation) = DocumentRows.WithContent.Of(viewer);
        return reads.ReadAsync(
            new SqlRead<DocumentContent?>(
                text,
                static async (reader, token) =>
                    await reader.ReadAsync(token)
                        ? new(DocumentRows.Views.Read(reader), reader.GetFieldValue<byte[]>(DocumentRows.Views.ColumnCount))
                        : null,
                Sql.Value(query.Id.Value),
                organisation
            ),
            cancellationToken
        );
    }
}
