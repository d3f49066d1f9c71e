using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Tells PostgreSQL who asks, by which its row-level security decides (docs/adr/0013). The product's role may read and write only rows of whom
/// is named here; when nobody is, there are none. The policies stand in the migrations named <c>RowSecurity</c>.
/// </summary>
public static class RowSecurity
{
    /// <summary>The role as which the product connects. It owns nothing, is no superuser and passes no policy by.</summary>
    public const string Role = "altprovision_app";

    private const string Kind = "altprovision.kind";

    // Always all of them: what a session was told for the viewer before must not outlast it.
    private const string ForSession = """
        select set_config('altprovision.kind', $1, false), set_config('altprovision.organisation', $2, false),
          set_config('altprovision.lead', $3, false), set_config('altprovision.subject', $4, false), set_config('altprovision.today', $5, false)
        """;

    private static readonly string ForTransaction = ForSession.Replace("false", "true", StringComparison.Ordinal);

    /// <summary>
    /// What the policies ask. Made before any migration. The functions look at settings only. Most policies ask the settings themselves, in one
    /// <c>case</c> by kind of organisation: PostgreSQL then pays for one comparison a row, and for nothing when a statement starts.
    /// </summary>
    internal const string Functions = $$"""
        create schema if not exists altprovision;
        create or replace function altprovision.organisation() returns text language sql stable parallel safe
          as $$ select coalesce(current_setting('{{Kind}}', true), '') || ':' || coalesce(current_setting('altprovision.organisation', true), '') $$;
        create or replace function altprovision.school() returns uuid language sql stable parallel safe
          as $$ select case current_setting('{{Kind}}', true) when 'school' then current_setting('altprovision.organisation', true)::uuid end $$;
        create or replace function altprovision.provider() returns uuid language sql stable parallel safe
          as $$ select case current_setting('{{Kind}}', true) when 'provider' then current_setting('altprovision.organisation', true)::uuid end $$;
        create or replace function altprovision.today() returns date language sql stable parallel safe
          as $$ select nullif(current_setting('altprovision.today', true), '')::date $$;
        create or replace function altprovision.is_lead() returns boolean language sql stable parallel safe
          as $$ select coalesce(current_setting('altprovision.lead', true), '') = 't' $$;
        create or replace function altprovision.subject() returns text language sql stable parallel safe
          as $$ select nullif(current_setting('altprovision.subject', true), '') $$;
        -- For tables of which nothing is deleted but by the retention schedule: as their owner, in a transaction that says so.
        create or replace function altprovision.refuse_deletion() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' and current_setting('altprovision.retention', true) = 'on'
            and current_user = (select tableowner from pg_tables where schemaname = tg_table_schema and tablename = tg_table_name) then
            return null;
          end if;
          raise exception 'Only the retention schedule deletes from here: % on % is refused.', tg_op, tg_table_name
            using errcode = 'restrict_violation';
        end $$;
        """;

    /// <summary>The statement that names the viewer until the round trip's transaction ends, as the first of its batch.</summary>
    internal static NpgsqlBatchCommand NameInBatch(Viewer viewer, TimeProvider time)
    {
        var command = new NpgsqlBatchCommand(ForTransaction);
        command.Parameters.AddRange(Values(viewer, time).Select(Sql.Value).ToArray());
        return command;
    }

    /// <summary>Runs one statement as the product itself.</summary>
    internal static async Task<T?> AskAsProductAsync<T>(
        NpgsqlDataSource dataSource,
        string text,
        NpgsqlParameter parameter,
        CancellationToken cancellationToken
    )
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(NameInBatch(Viewer.System, TimeProvider.System));
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? await reader.GetFieldValueAsync<T>(0, cancellationToken) : default;
    }

    /// <summary>
    /// Until the transaction ends, this context reads and writes as the product. For the few steps whose effect leaves the viewer's own sight,
    /// or that the law makes look further than the viewer may; each says why. What was read so must not reach the viewer.
    /// </summary>
    public static Task LiftAsync(ModuleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.CurrentTransaction is null
            ? throw new InvalidOperationException("The viewer's scope is lifted within a transaction only: it ends with it.")
            : NameAsync(db, Viewer.System, cancellationToken);
    }

    /// <summary>Reads as the product, and goes on as the viewer. Only counts and findings may come out of it.</summary>
    public static async Task<T> ReadAsProductAsync<T>(ModuleDbContext db, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(read);
        if (db.Database.CurrentTransaction is null)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await NameAsync(db, Viewer.System, cancellationToken);
            return await read();
        }

        await NameAsync(db, Viewer.System, cancellationToken);
        var answer = await read();
        await NameAsync(db, db.Viewer, cancellationToken);
        return answer;
    }

    /// <summary>Names the viewer until the connection's transaction ends.</summary>
    internal static async Task NameAsync(NpgsqlConnection connection, Viewer viewer, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ForTransaction, connection);
        command.Parameters.AddRange(Values(viewer, time).Select(Sql.Value).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Past EF Core: its parameters have names, and these are read by position.
    private static Task NameAsync(ModuleDbContext db, Viewer viewer, CancellationToken cancellationToken) =>
        NameAsync((NpgsqlConnection)db.Database.GetDbConnection(), viewer, db.GetService<TimeProvider>(), cancellationToken);

    private static string[] Values(Viewer viewer, TimeProvider time)
    {
        var (kind, organisation) = viewer switch
        {
            { IsSystem: true } => ("system", ""),
            { SchoolId: { } school } => ("school", school.ToString()),
            { ProviderId: { } provider } => ("provider", provider.ToString()),
            { LaCode: { } la } => ("la", la),
            _ => ("", ""),
        };
        return
        [
            kind,
            organisation,
            viewer.IsIn(Kernel.Role.SafeguardingLead) ? "t" : "",
            viewer.IsOnePerson ? viewer.Subject : "",
            LondonTime.Today(time).Iso(),
        ];
    }

    /// <summary>Names the viewer of a context each time it takes a connection from the pool.</summary>
    internal sealed class NameViewer(TimeProvider time) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context is ModuleDbContext db)
            {
                await using var command = new NpgsqlCommand(ForSession, (NpgsqlConnection)connection);
                command.Parameters.AddRange(Values(db.Viewer, time).Select(Sql.Value).ToArray());
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            throw new NotSupportedException("Connections are opened asynchronously.");
    }
}
