using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace AltProvision.Kernel;

public static class KernelServices
{
    /// <summary>The table of each schema that says which migrations have been applied.</summary>
    public const string MigrationTable = "migration";

    /// <summary>What all modules share. The host adds the <see cref="NpgsqlDataSource"/> and the rule book.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new ModuleContexts());
        services.AddSingleton(new EventHandlers());
        services.TryAddSingleton(new OutboxOptions());
        services.AddSingleton<ModuleTransaction>();
        services.AddSingleton<DatabaseSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSignals>());
        services.AddSingleton<RowSecurity.NameViewer>();
        services.TryAddSingleton(new AuditOptions());
        services.AddSingleton<AuditedReads>();
        services.AddSingleton<AuditSealer>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditSealer>());
        services.TryAddSingleton(new RetentionOptions(Enforce: false, new Dictionary<string, int>()));
        services.AddSingleton<RetentionSchedule>();
        services.AddSingleton<RetentionJob>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionJob>());
        services.AddSingleton<AccessDenials>();
        services.AddScoped<ViewerContext>();
        services.AddScoped<SqlReads>();
        services.AddTransient(provider => provider.GetRequiredService<ViewerContext>().Viewer);

        // MediatR 5.1.0 has no registration of its own. The order of the behaviors is the order of the steps.
        // Each field has a scope and sends one request: what has no state is not worth being remembered by it.
        services.AddTransient<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthoriseBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidateBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactBehavior<,>));
        services.AddTransient<
            IRequestHandler<GetDecisionsByRecord, IReadOnlyDictionary<Guid, IReadOnlyList<StoredDecisionView>>>,
            GetDecisionsByRecordHandler
        >();
        return services;
    }

    /// <summary>Finds the modules in the assemblies by scanning and lets each add itself.</summary>
    /// <returns>The names of the modules found.</returns>
    public static IReadOnlyList<string> AddModules(
        this IServiceCollection services,
        IConfiguration configuration,
        IEnumerable<Assembly> assemblies
    )
    {
        var found = new ServiceCollection();
        found.Scan(scan => scan.FromAssemblies(assemblies).AddClasses(classes => classes.AssignableTo(typeof(IModule))).AsSelf());
        List<string> names = [];
        foreach (var module in found.Select(descriptor => descriptor.ServiceType).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var add = typeof(KernelServices).GetMethod(nameof(AddOne), BindingFlags.NonPublic | BindingFlags.Static)!;
            names.Add((string)add.MakeGenericMethod(module).Invoke(null, [services, configuration])!);
        }

        return names;
    }

    /// <summary>Adds what every module has: its context from a pool, and its handlers and validators, found by scanning.</summary>
    public static IServiceCollection AddModule<TModule, TContext>(this IServiceCollection services)
        where TModule : IModule
        where TContext : ModuleDbContext
    {
        var assembly = typeof(TModule).Assembly;
        services.AddPooledDbContextFactory<TContext>(
            (provider, options) =>
                options
                    .UseModuleDatabase(provider.GetRequiredService<NpgsqlDataSource>(), TModule.Name)
                    .AddInterceptors(provider.GetRequiredService<RowSecurity.NameViewer>())
        );
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
            var context = provider.GetRequiredService<ViewerContext>();
            (db.Viewer, db.Origin) = (context.Viewer, context.Origin);
            return db;
        });
        services.Scan(scan =>
            scan.FromAssemblies(assembly)
                .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithTransientLifetime()
                .AddClasses(classes => classes.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false)
                .AsSelf()
                .WithScopedLifetime()
                .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithSingletonLifetime()
                .AddClasses(classes => classes.AssignableTo<IRetention>(), publicOnly: false)
                .As<IRetention>()
                .WithSingletonLifetime()
        );
        services.Shared<ModuleContexts>().Add(assembly, typeof(TContext), SchemaOf(TModule.Name));
        foreach (var (eventType, handlerType) in EventHandlersOf(assembly))
        {
            services.Shared<EventHandlers>().Add(eventType, handlerType);
        }

        services.AddSingleton<OutboxDispatcher<TContext>>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher<TContext>>());
        services.AddSingleton<Housekeeping<TContext>>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping<TContext>>());
        return services;
    }

    /// <summary>Each module's migrations stand in the module's own schema.</summary>
    public static DbContextOptionsBuilder UseModuleDatabase(
        this DbContextOptionsBuilder options,
        NpgsqlDataSource dataSource,
        string module
    ) =>
        options.UseNpgsql(
            dataSource,
            npgsql =>
                npgsql
                    .MigrationsHistoryTable(MigrationTable, SchemaOf(module))
                    // A record and its parts are read at one moment; what belongs to one record is little.
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
        );

    /// <summary>The PostgreSQL schema of a module: <c>SchoolRoll</c> → <c>school_roll</c>.</summary>
    public static string SchemaOf(string module) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(module);

    private static string AddOne<TModule>(IServiceCollection services, IConfiguration configuration)
        where TModule : IModule
    {
        TModule.Add(services, configuration);
        return TModule.Name;
    }

    private static IEnumerable<(Type Event, Type Handler)> EventHandlersOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type is { IsAbstract: false, IsInterface: false }
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
        select (contract.GetGenericArguments()[0], type);

    private static T Shared<T>(this IServiceCollection services) =>
        (T)services.Single(descriptor => descriptor.ServiceType == typeof(T)).ImplementationInstance!;
}
