using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AltProvision.GraphQL.Transport;

/// <summary>Which media type a client likes best: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1</summary>
internal static class Accept
{
    public const string Response = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";

    /// <summary>Null when nothing that the server has is acceptable. Of equals JSON comes before an event stream.</summary>
    public static string? Choose(HttpRequest request, bool hasHtml = false)
    {
        // Clients that do not say know nothing of the newer media type.
        if (request.Headers.Accept.Count == 0)
        {
            return Json;
        }

        // What programs send needs no weighing.
        if (request.Headers.Accept is [Response or Json])
        {
            return request.Headers.Accept;
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges))
        {
            return null;
        }

        string[] offers = hasHtml ? [Response, Json, EventStream, Html] : [Response, Json, EventStream];
        return offers
            .Select(offer => (Offer: offer, Weight: WeightOf(offer, ranges)))
            .Where(pair => pair.Weight.Quality > 0)
            .OrderByDescending(pair => pair.Weight.Quality)
            .ThenByDescending(pair => pair.Weight.Specificity)
            // A wildcard is the word of a client that does not know the newer media type.
            .ThenByDescending(pair => pair.Weight.Specificity < 2 && pair.Offer == Json)
            .ThenBy(pair => pair.Offer == Html ? 0 : 1)
            .Select(pair => pair.Offer)
            .FirstOrDefault();
    }

    /// <summary>Whether an event stream is acceptable, be it the second choice: a subscription has no other form over HTTP.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) && WeightOf(EventStream, ranges).Quality > 0;

    private static (double Quality, int Specificity) WeightOf(string offer, IList<MediaTypeHeaderValue> ranges)
    {
        var best = (Quality: 0.0, Specificity: -1);
        foreach (var range in ranges)
        {
            var specificity = SpecificityFor(offer, range);
            if (specificity > best.Specificity)
            {
                best = (range.Quality ?? 1, specificity);
            }
        }

        return best;
    }

    private static int SpecificityFor(string offer, MediaTypeHeaderValue range) =>
        range.MediaType.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 2
        // Nobody who does not name it can read one.
        : offer == EventStream ? -1
        : range.MatchesAllTypes ? 0
        : range.MatchesAllSubTypes
            ? offer.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1
                : -1
        : -1;
}
