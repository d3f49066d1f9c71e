using System.Security.Cryptography;
using System.Text;
using AltProvision.Tests.EndToEnd.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Files that come with a referral: attached, fetched, removed again.</summary>
public sealed class DocumentTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_file_is_attached_and_comes_back_as_it_was_and_can_be_removed()
    {
        using var client = new GraphQLClient(site.Host);
        var referral = await FindAsync(client);
        byte[] content = [.. Encoding.ASCII.GetBytes("%PDF-1.7\n"), .. RandomNumberGenerator.GetBytes(300_000)];
        await using var head = await site.VisitAsync("head");
        await head.OpenAsync($"/referrals/{referral}?tab=documents");
        await head.SeesAsync("No document is attached.");

        await head.Button("Attach").ClickAsync();
        await head.SeesAsync("Choose a file");
        await head.Field("What is it?").SelectOptionAsync("RISK_ASSESSMENT");
        head.Expected.Add("415");
        await ChooseAsync(head, "plan.pdf", Encoding.ASCII.GetBytes("<html>"));
        await head.Button("Attach").ClickAsync();
        await head.SeesAsync("A document is a PDF");
        (await head.Field("What is it?").InputValueAsync()).ShouldBe("RISK_ASSESSMENT", "what was chosen stays");
        (await head.FindBarriersAsync()).ShouldBeEmpty();

        await ChooseAsync(head, "Plan (José).pdf", content);
        await head.Button("Attach").ClickAsync();
        await head.SeesAsync("The document is attached.");
        var download = await head.Page.RunAndWaitForDownloadAsync(() => head.Button("Download Plan (José).pdf").ClickAsync());

        download.SuggestedFilename.ShouldBe("Plan (José).pdf");
        (await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(content);
        await head.ResizeAsync(375);
        (await head.FitsAsync()).ShouldBeTrue();
        (await head.FindBarriersAsync()).ShouldBeEmpty();

        await head.Link("Remove Plan (José).pdf").ClickAsync();
        await head.Field("Why is it removed?").FillAsync("It is of another child.");
        await head.Button("Remove the document").ClickAsync();
        await head.SeesAsync("The document is removed.");
        await head.SeesAsync("No document is attached.");
        await head.SeesAsync("It is of another child.");
    }

    private static Task ChooseAsync(Visitor visitor, string name, byte[] content) =>
        visitor
            .Field("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/pdf",
                    Buffer = content,
                }
            );

    private static async Task<string> FindAsync(GraphQLClient client) =>
        (await client.DataAsync(client.TokenOf("head"), "{ referrals(first: 1, where: { statuses: [ACCEPTED] }) { nodes { id } } }"))
            .GetProperty("referrals")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString()!;
}
