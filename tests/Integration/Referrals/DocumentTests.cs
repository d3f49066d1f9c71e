using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Integration.Security;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Referrals;

/// <summary>Files that come with a referral, over real sockets.</summary>
public sealed class DocumentTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Limit = 10 * 1024 * 1024;
    private const string Plan = "Plan of José (2).pdf";

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nInvented.");
    private static readonly SchoolId School = new(Guid.CreateVersion7());
    private static readonly Viewer Staff = new("staff", new HashSet<Role> { Role.SchoolStaff }, SchoolId: School.Value);
    private static readonly Viewer OtherStaff = new("other", new HashSet<Role> { Role.SchoolStaff }, SchoolId: Guid.CreateVersion7());
    private static readonly Viewer Tutor = new("tutor", new HashSet<Role> { Role.ProviderTutor }, ProviderId: Guid.CreateVersion7());
    private static readonly Viewer Officer = Placed.Commissioner;

    private string connection = "";
    private ServedProduct product = null!;
    private NpgsqlDataSource owner = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connection = await postgres.CreateDatabaseAsync();
        owner = NpgsqlDataSource.Create(connection);
        await StartAsync();
        await SendAsync(Viewer.System, new InventLocalAuthority(Placed.La, "Westmarch"));
        await SendAsync(Viewer.System, new InventSchool(School, Placed.La, "Home", SchoolKind.Academy, "Academy converter", "Secondary"));
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        await owner.DisposeAsync();
    }

    [Fact]
    public async Task A_large_file_comes_back_byte_for_byte_and_only_to_be_saved()
    {
        var referral = await ReferAsync(ReferralStatus.Draft);
        byte[] large = [.. Pdf, .. RandomNumberGenerator.GetBytes(Limit - Pdf.Length)];

        var attached = await UploadAsync(Staff, referral, large, Plan);
        using var response = await GetAsync(Staff, IdIn(attached));

        attached.Status.ShouldBe(201, attached.Body);
        (await response.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(large);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        headers["Content-Type"].ShouldBe("application/pdf");
        headers["Content-Disposition"].ShouldStartWith("attachment;");
        headers["Content-Disposition"].ShouldEndWith("filename*=UTF-8''Plan%20of%20Jos%C3%A9%20%282%29.pdf");
        headers["X-Content-Type-Options"].ShouldBe("nosniff");
        headers["Content-Security-Policy"].ShouldBe("sandbox; default-src 'none'; frame-ancestors 'none'");
        headers["Cache-Control"].ShouldBe("no-store");
        (
            await ReadAsync(
                "select kind || ' ' || action || ' ' || record_type || ' ' || data_class from audit.entry where record_type = 'ReferralDocument' order by 1"
            )
        ).ShouldBe(["Change AttachDocument ReferralDocument SpecialCategory", "Read downloadDocument ReferralDocument SpecialCategory"]);
    }

    public static TheoryData<string, string> Foreign =>
        new()
        {
            { "plan.pdf", "MZ\u0090\0\u0003 a program" },
            { "plan.docx", "PK\u0003\u0004 an archive that is none" },
            { "plan.pdf", "<html><script>alert(1)</script></html>" },
            { "plan.png", "GIF89a" },
        };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_a_file_is_shows_its_content_and_not_its_name(string name, string content)
    {
        var referral = await ReferAsync();

        var refused = await UploadAsync(Staff, referral, Encoding.Latin1.GetBytes(content), name);

        (refused.Status, refused.Code).ShouldBe((415, "document.type"));
        refused.Body.ShouldContain("PDF");
        (await CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("word/document.xml", 201)]
    [InlineData("word/vbaProject.bin", 415)]
    [InlineData("xl/workbook.xml", 415)]
    public async Task Of_archives_only_texts_without_macros_are_taken(string part, int status)
    {
        var referral = await ReferAsync();
        string[] parts = part.StartsWith("word", StringComparison.Ordinal)
            ? ["[Content_Types].xml", "word/document.xml", part]
            : ["[Content_Types].xml", part];

        (await UploadAsync(Staff, referral, Zip([.. parts.Distinct().Select(each => (each, "<a/>"))]), "a.docx")).Status.ShouldBe(status);
        (await UploadAsync(Staff, referral, Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "a.odt")).Status.ShouldBe(201);
        (await UploadAsync(Staff, referral, Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "a.odt")).Status.ShouldBe(
            415
        );
    }

    [Theory]
    [InlineData("report.exe", "report.exe.pdf")]
    [InlineData("C:\\secret\\..\\report.PDF", "report.PDF")]
    [InlineData("../../etc/report", "report.pdf")]
    [InlineData("a\u0001b\u202Egnp.pdf", "ab\u202Egnp.pdf")]
    public async Task A_name_has_the_ending_of_its_type_and_no_path(string given, string kept)
    {
        var referral = await ReferAsync();

        await UploadAsync(Staff, referral, Pdf, given);

        (await ReadAsync("select file_name from referrals.referral_document")).ShouldBe([
            kept.Replace("\u202E", "", StringComparison.Ordinal),
        ]);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_the_limit_and_a_way_on()
    {
        var referral = await ReferAsync();

        var refused = await UploadAsync(Staff, referral, new byte[Limit + 1], Plan);

        (refused.Status, refused.Code).ShouldBe((413, "document.too-large"));
        refused.Body.ShouldContain("10 MB");
        refused.Body.ShouldContain("Split it");
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_stranger_gets_the_same_answer_as_for_nothing()
    {
        var id = IdIn(await UploadAsync(Staff, await ReferAsync(), Pdf, Plan));
        var referral = await ReferAsync();
        foreach (var viewer in new[] { OtherStaff, Tutor })
        {
            using var foreign = await GetAsync(viewer, id);
            using var nothing = await GetAsync(viewer, OpaqueId.Encode("ReferralDocument", Guid.CreateVersion7()));

            foreign.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
            (await foreign.Content.ReadAsStringAsync(Stop)).ShouldBe(await nothing.Content.ReadAsStringAsync(Stop));
            foreign.StatusCode.ShouldBe(nothing.StatusCode);
        }

        var to = await UploadAsync(OtherStaff, referral, Pdf, Plan);
        var toNothing = await UploadAsync(OtherStaff, new(Guid.CreateVersion7()), Pdf, Plan);
        (to.Status, to.Body).ShouldBe((toNothing.Status, toNothing.Body));
        to.Status.ShouldBe(404);
        (await UploadAsync(Tutor, referral, Pdf, Plan)).Status.ShouldBe(403);
        (await UploadAsync(null, referral, Pdf, Plan)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_draft_is_the_schools_own_and_the_authority_reads_once_it_is_sent()
    {
        var draft = await ReferAsync(ReferralStatus.Draft);
        var id = IdIn(await UploadAsync(Staff, draft, Pdf, Plan));

        using var before = await GetAsync(Officer, id);
        await owner.CreateCommand("update referrals.referral set status = 'Submitted'").ExecuteNonQueryAsync(Stop);
        using var after = await GetAsync(Officer, id);

        before.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        after.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var referral = await ReferAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(product.Url.Host, product.Url.Port, Stop);
            var head =
                $"POST {PathOf(referral)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {product.TokenOf(Staff)}\r\n"
                + $"Content-Disposition: attachment; filename=\"plan.pdf\"\r\nContent-Length: 100000\r\n\r\n%PDF-1.7\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
            await client.GetStream().FlushAsync(Stop);
        }

        // What came before it is done when this is.
        (await UploadAsync(Staff, await ReferAsync(), Pdf, Plan)).Status.ShouldBe(201);
        (await CountAsync()).ShouldBe(1);
        (await ReadAsync("select count(*)::text from referrals.referral_document_content")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task The_same_key_attaches_once()
    {
        var referral = await ReferAsync();

        var first = await UploadAsync(Staff, referral, Pdf, Plan, key: "one");
        var again = await UploadAsync(Staff, referral, Pdf, Plan, key: "one");
        var other = await UploadAsync(Staff, referral, [.. Pdf, 1], Plan, key: "one");

        IdIn(again).ShouldBe(IdIn(first));
        other.Code.ShouldBe("idempotency.key-reused");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Limits_are_settings_and_hold_for_those_who_come_at_the_same_time()
    {
        await product.DisposeAsync();
        await StartAsync(("Documents:MostBytes", "1000"), ("Documents:MostPerReferral", "3"));
        var referral = await ReferAsync();

        var tooLarge = await UploadAsync(Staff, referral, [.. Pdf, .. new byte[1000]], Plan);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UploadAsync(Staff, referral, Pdf, Plan)));

        tooLarge.Code.ShouldBe("document.too-large");
        answers.Count(answer => answer.Status == 201).ShouldBe(3);
        answers
            .Where(answer => answer.Status != 201)
            .ShouldAllBe(answer => answer.Code == "document.too-many" && answer.Body.Contains("3 documents"));
        (await CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Who_sends_too_much_is_told_to_wait()
    {
        await product.DisposeAsync();
        await StartAsync(("GraphQL:Budget:Person:Capacity", "600"), ("GraphQL:Budget:Person:PerSecond", "1"));
        var referral = await ReferAsync();

        (await UploadAsync(Staff, referral, Pdf, Plan)).Status.ShouldBe(201);
        var refused = await UploadAsync(Staff, referral, Pdf, Plan);

        (refused.Status, refused.Code).ShouldBe((429, "THROTTLED"));
        refused.Headers["Retry-After"].ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_is_removed_is_not_given_out_and_says_why()
    {
        var referral = await ReferAsync();
        var id = IdIn(await UploadAsync(Staff, referral, Pdf, Plan));
        NodeId.TryRead(id, "ReferralDocument", out var value);
        var remove = new RemoveDocument(new(value), 1, "Of another child.");

        (await SendAsync(Officer, remove)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document.not-yours");
        (await SendAsync(OtherStaff, remove)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await SendAsync(Staff, remove with { Reason = "?" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document.reason-length");
        var removed = await SendAsync(Staff, remove);
        using var gone = await GetAsync(Staff, id);

        (removed.Value!.Version, removed.Value.RemovalReason).ShouldBe((2, "Of another child."));
        gone.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await ReadAsync("select count(*)::text from referrals.referral_document_content")).ShouldBe(
            ["1"],
            "kept for as long as the referral"
        );
        (await SendAsync(Staff, remove with { ExpectedVersion = 2 })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document.removed");
    }

    [Fact]
    public async Task A_referral_that_is_decided_takes_no_more()
    {
        var refused = await UploadAsync(Staff, await ReferAsync(ReferralStatus.Rejected), Pdf, Plan);

        (refused.Status, refused.Code).ShouldBe((422, "document.referral-closed"));
    }

    [Theory]
    [InlineData("?kind=NONSENSE", "attachment; filename=\"a.pdf\"", "document.kind")]
    [InlineData("", "attachment; filename=\"a.pdf\"", "document.kind")]
    [InlineData("?kind=OTHER", "", "document.name-missing")]
    [InlineData("?kind=OTHER", "attachment", "document.name-missing")]
    public async Task What_is_missing_is_said(string query, string disposition, string code)
    {
        var referral = await ReferAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, PathOf(referral).Split('?')[0] + query))
        {
            Content = new ByteArrayContent(Pdf),
        };
        if (disposition.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        }

        var refused = await product.SendAsync(request, product.TokenOf(Staff));

        (refused.Status, refused.Code).ShouldBe((422, code));
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_no_leave()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(product.Url, PathOf(await ReferAsync())));

        var asked = await product.SendAsync(
            preflight,
            null,
            ("Origin", "https://elsewhere.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization")
        );

        asked.Status.ShouldBe(405);
        asked.Headers.Keys.ShouldAllBe(name => !name.StartsWith("Access-Control-"));
    }

    [Fact]
    public async Task The_products_own_filters_hold_without_row_security()
    {
        await using var open = await Product.StartAsync(connection, hasRowSecurity: false);
        var id = IdIn(await UploadAsync(Staff, await ReferAsync(), Pdf, Plan));
        NodeId.TryRead(id, "ReferralDocument", out var value);
        ReferralDocumentId document = new(value);

        (await open.SendAsync(OtherStaff, new GetDocumentContent(document), Stop)).ShouldBeNull();
        (await open.SendAsync(OtherStaff, new GetReferralDocumentsById([document]), Stop)).ShouldBeEmpty();
        (await open.SendAsync(OtherStaff, new RemoveDocument(document, 1, "Not theirs."), Stop))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("not-found");
        (await open.SendAsync(Staff, new GetDocumentContent(document), Stop)).ShouldNotBeNull().Bytes.ShouldBe(Pdf);
    }

    private async Task StartAsync(params (string Name, string Value)[] settings) =>
        product = await ServedProduct.StartAsync(
            connection,
            settings.ToDictionary(setting => $"AltProvision:{setting.Name}", setting => setting.Value)
        );

    private async Task<ReferralId> ReferAsync(ReferralStatus status = ReferralStatus.Submitted)
    {
        var (pupil, now) = (new PupilId(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow());
        SeedEnrolment enrolment = new(School, EnrolmentStatus.Single, new(2024, 9, 1));
        await SendAsync(
            Viewer.System,
            new SeedPupil(pupil, null, "Ada", "Example", new(2012, 1, 1), null, null, Placed.La, [enrolment], [])
        );
        var referral = await SendAsync(
            Viewer.System,
            new SeedReferral(
                new(Guid.CreateVersion7()),
                pupil,
                School,
                Placed.La,
                ProvisionReason.EarlyIntervention,
                status,
                LondonTime.Today(TimeProvider.System),
                "A smaller group for a time, to begin again.",
                now,
                status is ReferralStatus.Draft ? null : now
            )
        );
        return referral.Value!.Id;
    }

    private Task<T> SendAsync<T>(Viewer viewer, IRequest<T> request) =>
        product.Services.GetRequiredService<IServiceScopeFactory>().AskAsync(viewer, request, Stop);

    private static string PathOf(ReferralId referral) =>
        $"/referrals/{OpaqueId.Encode("Referral", referral.Value)}/documents?kind=EHC_PLAN";

    private static string IdIn(Answer answer) =>
        answer.Json.TryGetProperty("id", out var id) ? id.GetString()! : throw new InvalidOperationException(answer.Body);

    private async Task<Answer> UploadAsync(Viewer? viewer, ReferralId referral, byte[] content, string name, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product.Url, PathOf(referral)))
        {
            Content = new ByteArrayContent(content),
        };
        request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name };
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", key)];
        return await product.SendAsync(request, viewer is null ? null : product.TokenOf(viewer), headers);
    }

    private async Task<HttpResponseMessage> GetAsync(Viewer viewer, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Url, $"/documents/{id}"));
        request.Headers.Authorization = new("Bearer", product.TokenOf(viewer));
        return await product.Http.SendAsync(request, Stop);
    }

    private async Task<long> CountAsync() =>
        (long)(await owner.CreateCommand("select count(*) from referrals.referral_document").ExecuteScalarAsync(Stop))!;

    private async Task<string[]> ReadAsync(string sql) => await ExpectedRows.ReadAsync(owner.CreateCommand(sql));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
