using AltProvision.Host;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

// dotnet-ef runs this up to Build and takes each module's context from the services: no server is needed to write a migration.
var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
builder.Services.AddProduct(builder.Configuration, NpgsqlDataSource.Create("Host=localhost;Database=none"), NullLogger.Instance);
builder.Build();
