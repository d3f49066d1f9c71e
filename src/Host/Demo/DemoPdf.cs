using System.Globalization;
using System.Text;

namespace AltProvision.Host;

/// <summary>A page of text as a PDF, in as few objects as make one (ISO 32000-1, 7.5).</summary>
internal static class DemoPdf
{
    private const string Invented = "INVENTED FOR A DEMO. THERE IS NO SUCH CHILD.";

    public static byte[] Write(string title, IEnumerable<string> lines)
    {
        var page =
            $"BT /F1 10 Tf 60 790 Td 18 TL {Show(Invented)}/F1 18 Tf 0 -24 Td {Show(title)}/F1 11 Tf 0 -8 Td {string.Concat(lines.Select(Show))}ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
        ];
        return Encoding.Latin1.GetBytes(Join(objects));
    }

    // Each character is one byte, so that lengths are offsets.
    private static string Join(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var offsets = new StringBuilder();
        for (var at = 0; at < objects.Length; at++)
        {
            offsets.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{objects[at]}\nendobj\n");
        }

        var table = file.Length;
        return file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{offsets}")
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n")
            .ToString();
    }

    private static string Show(string line) =>
        $"({line.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)}) Tj T* ";
}
