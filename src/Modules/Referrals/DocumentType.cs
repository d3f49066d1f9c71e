using System.Globalization;
using System.IO.Compression;

namespace AltProvision.Referrals;

/// <summary>What kind of file it is, by its own first bytes and, of a ZIP archive, by what is in it. Names are not believed.</summary>
internal sealed record DocumentType(string MediaType, params IReadOnlyList<string> Extensions)
{
    public static readonly Refusal NotTaken = Refusal.Of(
        "document.type",
        "A document is a PDF, Word (.docx) or OpenDocument (.odt) file without macros, or a JPEG or PNG picture. Save it as one of them.",
        "content"
    );

    private static readonly DocumentType pdf = new("application/pdf", ".pdf");
    private static readonly DocumentType jpeg = new("image/jpeg", ".jpg", ".jpeg");
    private static readonly DocumentType png = new("image/png", ".png");
    private static readonly DocumentType docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly DocumentType odt = new("application/vnd.oasis.opendocument.text", ".odt");

    /// <summary>Null for what is not taken.</summary>
    public static DocumentType? Of(ReadOnlyMemory<byte> content) =>
        content.Span switch
        {
            var bytes when bytes.StartsWith("%PDF-"u8) => pdf,
            [0xFF, 0xD8, 0xFF, ..] => jpeg,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => png,
            [0x50, 0x4B, 0x03, 0x04, ..] => OfArchive(content),
            _ => null,
        };

    /// <summary>The name with the ending of this type, whatever it ended in: what is downloaded must not pass for another.</summary>
    public string NameOf(string given)
    {
        var name = string.Concat(given.Split('/', '\\')[^1].Where(IsSeen)).Trim();
        return Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? name : name + Extensions[0];
    }

    // Letters that turn the direction of those behind them can make an ending look like another.
    private static bool IsSeen(char letter) => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static DocumentType? OfArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
            // https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part2-packages: the first entry, and as it is.
            if (archive.Entries is [{ FullName: "mimetype", Length: < 100 } first, ..])
            {
                using var reader = new StreamReader(first.Open());
                return reader.ReadToEnd() == odt.MediaType ? odt : null;
            }

            // One with macros says that it is another type, and has this part.
            return
                archive.GetEntry("[Content_Types].xml") is not null
                && archive.GetEntry("word/document.xml") is not null
                && archive.GetEntry("word/vbaProject.bin") is null
                ? docx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
