using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

// dotnet-ef runs this up to Build and takes each module's context from the services: no server is needed to write a migration.
var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
builder.Services.AddProduct(builder.Configuration, DataSources.Create("Host=localhost;Database=none"), NullLogger.Instance);
builder.Build();
