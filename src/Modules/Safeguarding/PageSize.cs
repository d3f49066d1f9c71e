namespace AltProvision.Safeguarding;

internal static class PageSize
{
    /// <summary>How many entries a page has, within the limits of all lists.</summary>
    public static int Of(int? first) =>
        first is < 0 or > PagingArguments.MaxSize
            ? throw new BadRequestException($"first is {first}; it has to be 0 to {PagingArguments.MaxSize}.", "first")
            : first ?? PagingArguments.DefaultSize;
}
