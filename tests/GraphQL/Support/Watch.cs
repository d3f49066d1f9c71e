using System.Security.Claims;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>Watches one connection.</summary>
internal sealed class Watch : IDisposable
{
    private Action<string>? end;

    public bool IsDisposed { get; private set; }

    public IDisposable Start(ClaimsPrincipal user, Action<string> whenOver)
    {
        end = whenOver;
        return this;
    }

    public void End(string reason) => end!(reason);

    public void Dispose() => IsDisposed = true;
}
