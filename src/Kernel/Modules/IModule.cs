using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Kernel;

/// <summary>
/// A part of the product that owns a PostgreSQL schema and a part of the graph. The host finds modules by scanning the assemblies that it
/// references; a module that is not referenced is not there, and the rest starts without it.
/// </summary>
public interface IModule
{
    /// <summary>The module's name in PascalCase, as in its namespace.</summary>
    static abstract string Name { get; }

    /// <summary>Adds what is the module's own; <c>services.AddModule&lt;TModule, TContext&gt;()</c> adds what all modules have.</summary>
    static abstract void Add(IServiceCollection services, IConfiguration configuration);
}
