namespace AltProvision.GraphQL;

/// <summary>The <see cref="Guid"/> is an opaque ID of the object type made of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute<T> : Attribute;
