using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>First step: may this viewer send this request at all? A request that does not say who may send it is refused.</summary>
internal sealed class AuthoriseBehavior<TRequest, TResponse>(ViewerContext context, AccessDenials denials)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly AllowAttribute? Allow = typeof(TRequest).GetCustomAttribute<AllowAttribute>();
    private static readonly bool IsForSystem = typeof(TRequest).IsDefined(typeof(AllowSystemAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Allow is null && !IsForSystem)
        {
            throw new InvalidOperationException(
                $"{typeof(TRequest).Name} does not state who may send it: give it [Allow] or [AllowSystem]."
            );
        }

        var viewer = context.Viewer;
        var may =
            viewer.IsSystem || (viewer.IsAuthenticated && Allow is not null && (Allow.Roles.Count == 0 || viewer.IsInAny(Allow.Roles)));
        return may ? next() : throw denials.Deny(context, typeof(TRequest).Name, Allow?.ToString() ?? "the product itself");
    }
}

/// <summary>Second step: is the request well-formed? All that is wrong is said at once, each with the input field it is about.</summary>
internal sealed class ValidateBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Refusal> refusals = [];
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(ValidationRefusals.Of(result));
        }

        return refusals.Count == 0 ? await next() : TResponse.Refuse(refusals);
    }
}

/// <summary>Third step, for commands: one transaction with outbox and audit row, remembered by idempotency key.</summary>
internal sealed class TransactBehavior<TRequest, TResponse>(
    ModuleContexts contexts,
    IServiceProvider services,
    ModuleTransaction transaction,
    TimeProvider time
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull, ICommand
    where TResponse : class, IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var db = contexts.Of(typeof(TRequest).Assembly, services);
        TResponse? response = null;
        try
        {
            await transaction.RunAsync(
                db,
                typeof(TRequest).Name,
                async token =>
                {
                    var key = (request as ICreate)?.IdempotencyKey;
                    response = key is null ? await next() : await OnceAsync(db, key, request, next, token);
                    return (!response.IsRefused, ChangedRecords.Of(response));
                },
                cancellationToken
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            return TResponse.Refuse([
                new(
                    "version.stale",
                    "Somebody changed this record at the same moment. Read it again, then repeat the change.",
                    ["expectedVersion"]
                ),
            ]);
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation)
        {
            return TResponse.Refuse([
                new("conflict.duplicate", $"This exists already ({violation.ConstraintName}). Look it up instead of making it again."),
            ]);
        }

        return response!;
    }

    private async Task<TResponse> OnceAsync(
        ModuleDbContext db,
        string key,
        TRequest request,
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        if (key.Length is 0 or > 100)
        {
            return TResponse.Refuse([new("idempotency.key-length", "An idempotency key has 1 to 100 characters.", ["idempotencyKey"])]);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
        var entry = new IdempotencyEntry
        {
            Organisation = $"{db.Viewer.Organisation}/{typeof(TRequest).Name}",
            Key = key,
            RequestHash = hash,
            At = time.GetUtcNow(),
        };

        // A request with the same key that is under way makes this one wait for its outcome.
        var isFirst = await InsertAsync(db, entry, cancellationToken);
        if (!isFirst)
        {
            return await AnswerAgainAsync(db, entry, cancellationToken);
        }

        var response = await next();
        if (!response.IsRefused)
        {
            var json = JsonSerializer.Serialize(response);
            await db
                .Idempotency.Where(e => e.Organisation == entry.Organisation && e.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Response, json), cancellationToken);
        }

        return response;
    }

    private static async Task<bool> InsertAsync(ModuleDbContext db, IdempotencyEntry entry, CancellationToken cancellationToken)
    {
        var table = $"\"{db.Schema}\".idempotency_entry";
        var sql = $"insert into {table} (organisation, key, request_hash, at) values ({{0}}, {{1}}, {{2}}, {{3}}) on conflict do nothing";
        return await db.Database.ExecuteSqlRawAsync(sql, [entry.Organisation, entry.Key, entry.RequestHash, entry.At], cancellationToken)
            == 1;
    }

    private static async Task<TResponse> AnswerAgainAsync(ModuleDbContext db, IdempotencyEntry entry, CancellationToken cancellationToken)
    {
        var first = await db
            .Idempotency.AsNoTracking()
            .SingleAsync(e => e.Organisation == entry.Organisation && e.Key == entry.Key, cancellationToken);
        return first.RequestHash == entry.RequestHash
            ? JsonSerializer.Deserialize<TResponse>(first.Response!)!
            : TResponse.Refuse([
                new("idempotency.key-reused", "This key was used for a different request. Take a new key.", ["idempotencyKey"]),
            ]);
    }
}

/// <summary>Finds the record that a result is about: by the ID in its value.</summary>
internal static class ChangedRecords
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo> Values = [];

    public static AuditedRecord Of(object result)
    {
        var value = Values.GetOrAdd(result.GetType(), static type => type.GetProperty("Value")!).GetValue(result);
        return value is not null && ViewedRecord.Of(value.GetType()) is { } record && record.IdOf(value) is { } id
            ? new(record.Type, record.HasClass ? record.Class : null, id)
            : AuditedRecord.None;
    }
}

/// <summary>Which context serves the requests and handlers of an assembly.</summary>
public sealed class ModuleContexts
{
    private readonly Dictionary<string, Type> _types = [];
    private readonly Dictionary<Type, string> _schemas = [];

    /// <summary>The context types of all modules.</summary>
    public IReadOnlyCollection<Type> Types => _types.Values;

    public ModuleDbContext Of(Assembly module, IServiceProvider services) =>
        (ModuleDbContext)services.GetRequiredService(_types[NameOf(module)]);

    /// <summary>The PostgreSQL schema of a context, for those who need no context.</summary>
    public string SchemaOf(Type context) => _schemas[context];

    /// <summary>A context of the type that is connected as the database's owner, whom row-level security does not hold: for migrations.</summary>
    public ModuleDbContext CreateForOwner(Type context, NpgsqlDataSource owner)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        return (ModuleDbContext)Activator.CreateInstance(context, builder.UseModuleDatabase(owner, SchemaOf(context)).Options)!;
    }

    internal void Add(Assembly module, Type context, string schema)
    {
        _types.Add(NameOf(module), context);
        _schemas.Add(context, schema);
    }

    // Commands that other code may send stand in the module's contracts.
    private static string NameOf(Assembly module)
    {
        const string Contracts = ".Contracts";
        var name = module.GetName().Name!;
        return name.EndsWith(Contracts, StringComparison.Ordinal) ? name[..^Contracts.Length] : name;
    }
}
