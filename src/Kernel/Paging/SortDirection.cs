namespace AltProvision.Kernel;

/// <summary>Which way a list is sorted.</summary>
public enum SortDirection
{
    /// <summary>Smallest, earliest or A first.</summary>
    Asc,

    /// <summary>Largest, latest or Z first.</summary>
    Desc,
}
