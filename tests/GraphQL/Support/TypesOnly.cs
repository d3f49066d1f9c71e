using System.Reflection;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>An assembly of some types: several schemas live in the assembly of the tests.</summary>
internal sealed class TypesOnly(params Type[] types) : Assembly
{
    public override Type[] GetTypes() => types;
}
