using System.Reflection;
using System.Text;

namespace AltProvision.GraphQL.Authoring;

/// <summary>From the names of C# to those of GraphQL.</summary>
internal static class Names
{
    /// <summary><c>GetHomeSchoolAsync</c> is <c>homeSchool</c>.</summary>
    public static string Field(MemberInfo member)
    {
        if (Given(member) is { } given)
        {
            return given;
        }

        var name = member.Name;
        if (member is MethodInfo)
        {
            name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
            name = name is ['G', 'e', 't', >= 'A' and <= 'Z', ..] ? name[3..] : name;
        }

        return Camel(name);
    }

    public static string Argument(ParameterInfo parameter) => Given(parameter) ?? Camel(parameter.Name!);

    public static string? Given(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLNameAttribute), false).Cast<GraphQLNameAttribute>().FirstOrDefault()?.Name;

    /// <summary><c>LaCode</c> is <c>laCode</c>, <c>UPN</c> is <c>upn</c>, <c>URNCheck</c> is <c>urnCheck</c>.</summary>
    public static string Camel(string name)
    {
        var upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
        {
            upper++;
        }

        var lower = upper <= 1 || upper == name.Length ? upper : upper - 1;
        return name[..lower].ToLowerInvariant() + name[lower..];
    }

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>SupportNotTried</c> is <c>SUPPORT_NOT_TRIED</c>.</summary>
    public static string UpperSnake(string name)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isStart =
                i > 0
                && char.IsUpper(name[i])
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            builder.Append(isStart ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return builder.ToString();
    }
}
