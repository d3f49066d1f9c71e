namespace AltProvision.GraphQL;

/// <summary>An ID of any object, as <c>node</c> takes it. As the type of a parameter it is an argument of the type ID.</summary>
public readonly record struct AnyId(string Value);

/// <summary>Finds objects as <c>node</c> does, for the viewer who asks. As the type of a parameter it is no argument.</summary>
public interface INodes
{
    /// <summary>Null when there is none with this ID, or none that the viewer may see.</summary>
    Task<object?> FindAsync(AnyId id);

    /// <summary>In the order of the IDs; null for each that is not there, that the viewer may not see, or whose type is no node.</summary>
    /// <param name="type">Name of the IDs' type: <c>PupilId</c> → <c>Pupil</c>.</param>
    Task<IReadOnlyList<object?>> FindAsync(string type, IReadOnlyList<Guid> ids);
}
