using System.Security.Cryptography;
using AltProvision.Access.Contracts;
using AltProvision.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AltProvision.Host;

/// <summary>Issues tokens for the demo's people, and believes only those. For development; the key stays on this machine.</summary>
internal sealed class DevelopmentSignIn
{
    public const string Issuer = SignInLimits.DevelopmentIssuer;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly SymmetricSecurityKey key;

    private DevelopmentSignIn(byte[] key) => this.key = new(key) { KeyId = "development" };

    /// <summary>With the key in the data folder, made at the first start, so that tokens outlive a restart.</summary>
    public static DevelopmentSignIn Open(HostPaths paths)
    {
        var file = Path.Combine(paths.DataFolder, "sign-in-key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(paths.DataFolder);
            Write(file, RandomNumberGenerator.GetBytes(32));
        }

        return new(File.ReadAllBytes(file));
    }

    public TokenValidationParameters Validation =>
        new()
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ClockSkew = TimeSpan.FromSeconds(30),
        };

    public string Issue(Viewer viewer, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = ViewerClaims.Write(viewer),
            SigningCredentials = new(key, SecurityAlgorithms.HmacSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static void Write(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(bytes);
    }
}
