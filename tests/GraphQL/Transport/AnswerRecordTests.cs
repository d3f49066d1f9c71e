using System.Net.Http.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

/// <summary>Who is told what is known before it is sent, and may keep it from being sent.</summary>
public sealed class AnswerRecordTests
{
    private const string Query = "{ books(first: 2) { nodes { title } } }";

    private sealed class Witness(Caller caller, string rootFields, bool refuses) : IAnswerRecord
    {
        private readonly List<string> _types = [];

        public string Said { get; private set; } = "";

        public void Attach(IServiceProvider scope) => _types.Add("scope");

        public void Add(ObjectType type, IEnumerable<object> objects) => _types.Add($"{type.Name} x {objects.Count()}");

        public Task CompleteAsync(IReadOnlyList<Caller> readers, CancellationToken cancellationToken)
        {
            Said =
                $"{rootFields}: {string.Join(", ", _types)}; {caller.Address} {caller.Reason}; {readers.Count(reader => reader == caller)}";
            return refuses ? throw new TimeoutException() : Task.CompletedTask;
        }
    }

    private static async Task<(string Answer, string? Said)> AskAsync(object request, bool refuses = false)
    {
        Witness? witness = null;
        await using var server = await TestServer.StartAsync(options =>
            options.CreateRecord = (_, caller, rootFields) => witness = new(caller, rootFields, refuses)
        );
        using var response = await server.Client.PostAsJsonAsync(server.Url, request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), witness?.Said);
    }

    [Fact]
    public async Task All_objects_of_an_answer_are_named_with_who_asked_from_where_and_why()
    {
        var (answer, said) = await AskAsync(new { query = Query, extensions = new { reason = "to see" } });

        answer.ShouldContain("\"title\"");
        said.ShouldBe("books: scope, BookConnection x 1, Book x 2; 127.0.0.1 to see; 1");
    }

    [Fact]
    public async Task What_cannot_be_put_on_record_is_not_sent()
    {
        var (answer, said) = await AskAsync(new { query = Query }, refuses: true);

        said.ShouldNotBeNull();
        answer.ShouldContain("\"data\":null");
        answer.ShouldContain("INTERNAL");
        answer.ShouldNotContain("title");
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task A_reason_has_a_length(int length, bool isTaken)
    {
        var (answer, _) = await AskAsync(new { query = Query, extensions = new { reason = new string('x', length) } });

        answer.Contains("extensions.reason has to be a string", StringComparison.Ordinal).ShouldBe(!isTaken, answer);
    }
}
