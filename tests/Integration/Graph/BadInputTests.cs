using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>Every mutation meets bad input: each error says what and where, and nothing is written.</summary>
public sealed class BadInputTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly Product product = demo.Product;

    public static TheoryData<string> All => [.. Mutations.Names];

    public static TheoryData<string> ThatTakeAnId => [.. Mutations.Names.Where(Mutations.TakesId)];

    [Fact]
    public void There_are_mutations_to_try() => Mutations.Names.Count.ShouldBeGreaterThan(35);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_missing_field_is_named(string mutation)
    {
        foreach (var field in Mutations.RequiredFields(mutation))
        {
            var input = Mutations.MakeInput(mutation);
            input.Remove(field);

            var error = (await AskAsync(Mutations.Insider(mutation).Viewer, mutation, input)).GetProperty("errors")[0];

            error.GetProperty("message").GetString()!.ShouldContain($"\"{field}\"", Case.Sensitive, mutation);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_value_of_the_wrong_type_is_named(string mutation)
    {
        foreach (var field in Mutations.RequiredFields(mutation))
        {
            var input = Mutations.MakeInput(mutation);
            input[field] = input[field] is JsonObject ? JsonValue.Create(7) : new JsonObject { ["wrong"] = true };

            var error = (await AskAsync(Mutations.Insider(mutation).Viewer, mutation, input)).GetProperty("errors")[0];

            error.GetProperty("message").GetString()!.ShouldContain($"input.{field}", Case.Sensitive, mutation);
        }
    }

    [Theory]
    [MemberData(nameof(ThatTakeAnId))]
    public async Task An_id_that_names_nothing_is_refused_and_nothing_is_written(string mutation)
    {
        var before = await CountAsync();

        var response = await AskAsync(Mutations.Insider(mutation).Viewer, mutation, Mutations.MakeInput(mutation));

        response.TryGetProperty("errors", out var errors).ShouldBeFalse($"{mutation}: {errors}");
        var userErrors = response.GetProperty("data").GetProperty(mutation).GetProperty("userErrors");
        userErrors.GetArrayLength().ShouldBeGreaterThan(0, mutation);
        foreach (var userError in userErrors.EnumerateArray())
        {
            userError.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            userError.GetProperty("message").GetString()!.Length.ShouldBeGreaterThan(20);
        }

        (await CountAsync()).ShouldBe(before, mutation);
    }

    [Theory]
    [MemberData(nameof(ThatTakeAnId))]
    public async Task An_id_of_another_kind_is_refused_by_name(string mutation)
    {
        var input = Mutations.MakeInput(mutation);
        var field = Mutations.RequiredFields(mutation).FirstOrDefault(name => name.EndsWith("Id", StringComparison.Ordinal));
        Assert.SkipWhen(field is null, "All of its IDs are inside other fields.");
        input[field!] = "no-id-at-all";

        var error = (await AskAsync(Mutations.Insider(mutation).Viewer, mutation, input)).GetProperty("errors")[0];

        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
        error.GetProperty("extensions").GetProperty("argument").GetString().ShouldBe($"input.{field}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_role_that_may_not_is_refused_and_nothing_is_written(string mutation)
    {
        var before = await CountAsync();
        var anonymous = await AskAsync(Viewer.Anonymous, mutation, Mutations.MakeInput(mutation));
        CodeOf(anonymous).ShouldBe("UNAUTHENTICATED", mutation);
        if (Mutations.Outsider(mutation) is { } outsider)
        {
            CodeOf(await AskAsync(outsider.Viewer, mutation, Mutations.MakeInput(mutation))).ShouldBe("FORBIDDEN", mutation);
        }

        (await CountAsync()).ShouldBe(before, mutation);
    }

    private Task<JsonElement> AskAsync(Viewer viewer, string mutation, JsonObject input) =>
        product.AskAsync(viewer, Mutations.Document(mutation), new { input }, TestContext.Current.CancellationToken);

    private static string? CodeOf(JsonElement response) =>
        response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private Task<decimal> CountAsync() => RowCount.OfAsync(product);
}
