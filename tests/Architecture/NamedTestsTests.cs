using System.Text.RegularExpressions;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Architecture;

/// <summary>A page that says which test shows something names a test that there is.</summary>
public sealed partial class NamedTestsTests
{
    private static readonly HashSet<string> tests =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(static source =>
                TestClass
                    .Matches(source)
                    .SelectMany(type =>
                        TestMethod.Matches(source).Select(method => $"{type.Groups[1]}.{method.Groups[1]}").Append(type.Groups[1].Value)
                    )
            ),
    ];

    [GeneratedRegex(@"`(?:\w+\.)*?(\w+Tests(?:\.\w+)?)`")]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex TestClass { get; }

    [GeneratedRegex(@"\bpublic (?:static )?(?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod { get; }

    [Theory]
    [InlineData("asvs.md")]
    [InlineData("security.md")]
    public void Every_test_that_is_named_exists(string page)
    {
        var named = Named
            .Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", page)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Except(tests).ShouldBeEmpty();
    }
}
