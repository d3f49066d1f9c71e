using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// The role as which the product works: it may read and write the modules' tables as far as row-level security lets it, and nothing else. The
/// owner of the database, as whom only migrations run, makes it. Its password is derived from the owner's, so that all hosts know it and nobody
/// has to keep it.
/// </summary>
public static class ProductRole
{
    private const int Iterations = 4096;
    private const int SaltLength = 16;
    private const int MostAttempts = 10;
    private const long Lock = 0x416C7450726F76;

    // Added to by all, read by the product itself, and by others through the view. No partition is reached past its table.
    private const string OnAudit = $"""
        grant usage on schema {AuditEntry.SchemaName} to {RowSecurity.Role};
        grant select, insert on {AuditEntry.SchemaName}.entry, {AuditEntry.SchemaName}.seal to {RowSecurity.Role};
        grant select on {AuditEntry.SchemaName}.trail, {AuditEntry.SchemaName}.retention_run to {RowSecurity.Role};
        """;

    // What is kept for a time only, and holds nothing that anybody looks up. All else is destroyed by the retention schedule, as the owner.
    private const string Transient = "'outbox_message', 'inbox_entry', 'idempotency_entry', 'revocation'";

    /// <summary>The product's own connection string, from the owner's.</summary>
    internal static NpgsqlConnectionStringBuilder Connection(string owner)
    {
        var builder = new NpgsqlConnectionStringBuilder(owner);
        builder.Password = PasswordOf(builder.Password);
        builder.Username = RowSecurity.Role;
        return builder;
    }

    /// <summary>Makes the role, or gives it its password, where it cannot sign in yet.</summary>
    /// <exception cref="InvalidOperationException">The owner may not make roles; the message says what to ask for.</exception>
    public static async Task EnsureAsync(DataSources dataSources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSources);
        if (await CanSignInAsync(dataSources.Main, cancellationToken))
        {
            return;
        }

        var secret = dataSources.RolePassword is { } password ? $"'{VerifierOf(password)}'" : "null";
        await RunAsync(
            dataSources.Owner,
            $"""
            do $make$ begin
              if not exists (select from pg_roles where rolname = '{RowSecurity.Role}') then
                create role {RowSecurity.Role} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
              end if;
            end $make$;
            alter role {RowSecurity.Role} with password {secret};
            """,
            cancellationToken
        );
    }

    /// <summary>Makes what the policies ask. Before the migrations, which refer to it: a change of it comes with one.</summary>
    public static Task PrepareAsync(NpgsqlDataSource owner, CancellationToken cancellationToken) =>
        RunAsync(owner, $"{RowSecurity.Functions} grant usage on schema altprovision to {RowSecurity.Role};", cancellationToken);

    /// <summary>Lets the role use what the migrations have made.</summary>
    public static Task GrantAsync(NpgsqlDataSource owner, IEnumerable<string> schemas, CancellationToken cancellationToken) =>
        RunAsync(
            owner,
            string.Join(
                '\n',
                schemas
                    .Select(schema =>
                        $"""
                            grant usage on schema "{schema}" to {RowSecurity.Role};
                            grant select, insert, update on all tables in schema "{schema}" to {RowSecurity.Role};
                            revoke delete on all tables in schema "{schema}" from {RowSecurity.Role};
                            grant usage, select on all sequences in schema "{schema}" to {RowSecurity.Role};
                            revoke insert, update, delete on "{schema}"."{KernelServices.MigrationTable}" from {RowSecurity.Role};
                            """
                    )
                    .Append(OnAudit)
                    .Append(
                        $"""
                        do $grant$ declare t record; begin
                          for t in select schemaname, tablename from pg_tables where tablename in ({Transient}) loop
                            execute format('grant delete on %I.%I to {RowSecurity.Role}', t.schemaname, t.tablename);
                          end loop;
                        end $grant$;
                        """
                    )
            ),
            cancellationToken
        );

    private static async Task<bool> CanSignInAsync(NpgsqlDataSource role, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await role.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }

    // A role belongs to the server, and the lock below to one database: two databases of one server may still meet.
    private static async Task RunAsync(NpgsqlDataSource owner, string sql, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnceAsync(owner, sql, cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InternalError && attempt < MostAttempts)
            {
                await Task.Delay(attempt * 50, cancellationToken);
            }
        }
    }

    private static async Task RunOnceAsync(NpgsqlDataSource owner, string sql, CancellationToken cancellationToken)
    {
        // Hosts that start together take turns: PostgreSQL refuses two changes of one role at once.
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({Lock}); {sql}", connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The owner in ConnectionStrings:AltProvision may not make the role {RowSecurity.Role}: {exception.MessageText}. "
                    + "Give it CREATEROLE on this server.",
                exception
            );
        }
    }

    private static string? PasswordOf(string? owners) =>
        owners is null
            ? null
            : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(owners), Encoding.UTF8.GetBytes(RowSecurity.Role)));

    /// <summary>As PostgreSQL stores it (RFC 5803), so that the password itself is in no statement and no log.</summary>
    private static string VerifierOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}"
        );
    }
}
