using AltProvision.GraphQL.Authoring;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Authoring;

public sealed class OpaqueIdTests
{
    private static readonly Guid Value = new("01234567-89ab-7def-8123-456789abcdef");

    [Fact]
    public void An_ID_comes_back_as_it_went()
    {
        OpaqueId.TryDecode(OpaqueId.Encode("Pupil", Value), out var type, out var value).ShouldBeTrue();

        type.ShouldBe("Pupil");
        value.ShouldBe(Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("AAAA")]
    [InlineData("AlB1cGlsASNFZ4mrfe-BI0VniavN7w")] // another version
    [InlineData("01234567-89ab-7def-8123-456789abcdef")]
    public void What_is_no_ID_is_not_read(string text) => OpaqueId.TryDecode(text, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("{ book(id: \"nonsense\") { id } }", "Argument \\\"id\\\" is no ID of Book.")]
    [InlineData("{ bookBy(by: { id: \"nonsense\" }) { id } }", "Argument \\\"by.id\\\" is no ID of Book.")]
    public async Task A_malformed_ID_is_refused_and_its_place_is_named(string document, string message)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync(document);

        answer.ShouldContain(message);
        answer.ShouldContain("BAD_USER_INPUT");
    }

    [Fact]
    public async Task An_ID_of_another_type_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var id = OpaqueId.Encode("Author", Value);

        (await server.RunAsync($"{{ book(id: \"{id}\") {{ id }} }}")).ShouldContain("is an ID of Author, but an ID of Book is expected.");
        (await server.RunAsync($"{{ echo(author: \"{id}\") }}")).ShouldContain($"none  {Value}");
        (await server.RunAsync("query ($b: BookByInput!) { bookBy(by: $b) { id } }", new { b = new { id } })).ShouldContain("Author, but");
    }
}
