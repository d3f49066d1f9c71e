using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AltProvision.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SignIn;

public sealed class IssuerKeysTests : IDisposable
{
    private const string Authority = "https://id.example.org";

    private readonly Clock clock = new();
    private readonly Provider provider = new();
    private readonly HttpClient http;
    private readonly IssuerKeys keys;
    private int changes;

    public IssuerKeysTests()
    {
        http = new(provider);
        keys = new(new() { Authority = Authority, Audience = "api" }, http, () => changes++, clock, NullLogger.Instance);
    }

    public void Dispose()
    {
        keys.Dispose();
        http.Dispose();
        provider.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_until_they_are_old()
    {
        await GetAsync();
        clock.Now += TimeSpan.FromMinutes(4);
        await GetAsync();
        provider.Asked.ShouldBe(1);

        clock.Now += TimeSpan.FromMinutes(2);
        provider.Key = "two";
        (await GetAsync())!.SigningKeys.ShouldHaveSingleItem().KeyId.ShouldBe("two");
        (provider.Asked, changes).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_looked_for_but_strangers_cannot_make_the_host_ask_on_and_on()
    {
        var known = (await GetAsync())!;
        provider.Key = "two";

        (await keys.GetNewerAsync(known, default)).ShouldBeNull();
        clock.Now += TimeSpan.FromSeconds(11);
        var newer = await keys.GetNewerAsync(known, default);

        newer!.SigningKeys.ShouldHaveSingleItem().KeyId.ShouldBe("two");
        (await keys.GetNewerAsync(newer, default)).ShouldBeNull();
        (provider.Asked, changes).ShouldBe((2, 1));
    }

    [Fact]
    public async Task While_it_is_away_its_keys_count_for_a_day()
    {
        await GetAsync();
        provider.Answer = HttpStatusCode.ServiceUnavailable;

        clock.Now += TimeSpan.FromHours(23);
        (await GetAsync()).ShouldNotBeNull();
        clock.Now += TimeSpan.FromHours(1);
        (await GetAsync()).ShouldBeNull();

        provider.Answer = HttpStatusCode.OK;
        clock.Now += TimeSpan.FromMinutes(1);
        (await GetAsync()).ShouldNotBeNull();
        changes.ShouldBe(0);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"issuer":"https://other.example.org","jwks_uri":"https://id.example.org/jwks"}""")]
    public async Task What_is_no_answer_of_this_provider_is_left(string document)
    {
        provider.Document = document;

        (await GetAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(2048, 1)]
    [InlineData(3072, 1)]
    public async Task A_key_that_is_too_short_is_not_among_them(int bits, int found)
    {
        provider.Bits = bits;

        (await GetAsync())!.SigningKeys.Count.ShouldBe(found);
    }

    private Task<OpenIdConnectConfiguration?> GetAsync() => keys.GetAsync(TestContext.Current.CancellationToken);

    private sealed class Provider : HttpMessageHandler
    {
        private RSAParameters parameters = ParametersOf(2048);

        public int Bits
        {
            set => parameters = ParametersOf(value);
        }

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        public string Key { get; set; } = "one";

        public string Document { get; set; } = $$"""{"issuer":"{{Authority}}","jwks_uri":"{{Authority}}/jwks"}""";

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isDiscovery = request.RequestUri!.AbsolutePath == "/.well-known/openid-configuration";
            Asked += isDiscovery ? 1 : 0;
            var text = isDiscovery ? Document : JsonSerializer.Serialize(new { keys = new[] { Jwk() } });
            return Task.FromResult(new HttpResponseMessage(Answer) { Content = new StringContent(text) });
        }

        private static RSAParameters ParametersOf(int bits)
        {
            using var rsa = RSA.Create(bits);
            return rsa.ExportParameters(includePrivateParameters: false);
        }

        private object Jwk() =>
            new
            {
                kty = "RSA",
                use = "sig",
                kid = Key,
                n = System.Buffers.Text.Base64Url.EncodeToString(parameters.Modulus),
                e = System.Buffers.Text.Base64Url.EncodeToString(parameters.Exponent),
            };
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
