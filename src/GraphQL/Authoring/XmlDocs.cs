using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AltProvision.GraphQL.Authoring;

/// <summary>Descriptions from the XML documentation that the compiler writes beside an assembly.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _assemblies = [];

    public string? Of(Type type) => Summary(Find(type.Assembly, $"T:{IdOf(type)}"));

    /// <summary>A property's own text, or that of the record's parameter that made it.</summary>
    public string? Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        return Summary(Find(owner.Assembly, $"P:{IdOf(owner)}.{property.Name}"))
            ?? Parameter(Find(owner.Assembly, $"T:{IdOf(owner)}"), property.Name);
    }

    public string? Of(FieldInfo enumMember) =>
        Summary(Find(enumMember.DeclaringType!.Assembly, $"F:{IdOf(enumMember.DeclaringType)}.{enumMember.Name}"));

    public string? Of(MethodInfo method) => Summary(Find(method));

    /// <summary>A parameter of a method, or of a record.</summary>
    public string? Of(ParameterInfo parameter)
    {
        var owner = parameter.Member.DeclaringType!;
        return parameter.Member is MethodInfo method
            ? Parameter(Find(method), parameter.Name!)
            : Parameter(Find(owner.Assembly, $"T:{IdOf(owner)}"), parameter.Name!)
                ?? Summary(Find(owner.Assembly, $"P:{IdOf(owner)}.{parameter.Name}"));
    }

    // Overloads of a field method would be two fields of one name, so its name finds it.
    private XElement? Find(MethodInfo method)
    {
        var id = $"M:{IdOf(method.DeclaringType!)}.{method.Name}";
        return Find(method.DeclaringType!.Assembly, id);
    }

    private XElement? Find(Assembly assembly, string id)
    {
        if (!_assemblies.TryGetValue(assembly, out var members))
        {
            _assemblies.Add(assembly, members = Load(assembly));
        }

        return members.GetValueOrDefault(id);
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var path = assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");
        return !File.Exists(path)
            ? []
            : XDocument
                .Load(path)
                .Descendants("member")
                .GroupBy(member => member.Attribute("name")!.Value.Split('(')[0])
                .ToDictionary(group => group.Key, group => group.First());
    }

    private static string IdOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Summary(XElement? member) => TextOf(member?.Element("summary"));

    private static string? Parameter(XElement? member, string name) =>
        TextOf(member?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));

    private static string? TextOf(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = Blanks().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string TextOf(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement e when (e.Attribute("langword") ?? e.Attribute("name")) is { } word => $"`{word.Value}`",
            XElement e when e.Value.Length > 0 => string.Concat(e.Nodes().Select(TextOf)),
            XElement e when e.Attribute("cref") is { } cref => cref.Value.Split('(')[0].Split('.', ':')[^1],
            XElement e when e.Attribute("href") is { } address => address.Value,
            _ => " ",
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
