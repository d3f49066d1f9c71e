namespace AltProvision.GraphQL.Execution;

/// <summary>
/// Lets the fields of one level do together what each would do alone, such as ask a database. One for each execution of an operation.
/// </summary>
public interface ILevel
{
    /// <summary>The scope of a field, before its resolver is called.</summary>
    void Attach(IServiceProvider scope);

    /// <summary>The fields of a level are going to be started.</summary>
    void Hold();

    /// <summary>All of them have been started: what they asked for may go.</summary>
    void Release();
}
