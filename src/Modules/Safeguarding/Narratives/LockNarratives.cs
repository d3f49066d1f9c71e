using Npgsql;

namespace AltProvision.Safeguarding;

/// <summary>
/// Locks what was told before there were keys: the migration <c>LockedNarratives</c> keeps those columns aside, and here they are locked, row by
/// row, and dropped. All in one transaction, which also lets the triggers stand that refuse every change.
/// </summary>
internal sealed class LockNarratives(NarrativeKeys masters) : IAfterMigration
{
    public async Task CompleteAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        if (!await IsNeededAsync(connection, cancellationToken))
        {
            return;
        }

        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await RunAsync(
                connection,
                """
                alter table safeguarding.concern disable trigger append_only;
                alter table safeguarding.acknowledgement disable trigger append_only;
                """,
                cancellationToken
            );
            // Another host may have done it while this one waited for the tables.
            if (await IsNeededAsync(connection, cancellationToken))
            {
                await LockAsync(connection, cancellationToken);
                await RunAsync(
                    connection,
                    """
                    alter table safeguarding.concern drop column account_told, drop column action_taken_told, alter column account set not null;
                    alter table safeguarding.acknowledgement drop column note_told;
                    """,
                    cancellationToken
                );
            }

            await RunAsync(
                connection,
                """
                alter table safeguarding.concern enable always trigger append_only;
                alter table safeguarding.acknowledgement enable always trigger append_only;
                """,
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }

        // What was dropped still stands in the files until they are written anew.
        await RunAsync(connection, "vacuum full safeguarding.concern", cancellationToken);
        await RunAsync(connection, "vacuum full safeguarding.acknowledgement", cancellationToken);
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var concerns = await ReadAsync(
            connection,
            "select id, account_told, action_taken_told, null::uuid from safeguarding.concern",
            cancellationToken
        );
        Dictionary<Guid, NarrativeSeal> seals = [];
        foreach (var (id, account, actionTaken, _) in concerns)
        {
            var (seal, key) = NarrativeSeal.Create(id, masters);
            seals.Add(id, seal);
            await RunAsync(
                connection,
                """
                with locked as (update safeguarding.concern set account = $2, action_taken = $3 where id = $1)
                insert into safeguarding.narrative_key (record_id, master_id, locked) values ($1, $4, $5)
                """,
                cancellationToken,
                Sql.Value(id),
                Sql.Value(seal.Lock(account ?? "", Narrative.Account)),
                new NpgsqlParameter<byte[]?> { TypedValue = actionTaken is null ? null : seal.Lock(actionTaken, Narrative.ActionTaken) },
                Sql.Value(key.MasterId),
                Sql.Value(key.Locked)
            );
        }

        var notes = await ReadAsync(
            connection,
            "select id, note_told, null, concern_id from safeguarding.acknowledgement where note_told is not null",
            cancellationToken
        );
        foreach (var (id, note, _, concern) in notes)
        {
            await RunAsync(
                connection,
                "update safeguarding.acknowledgement set note = $2 where id = $1",
                cancellationToken,
                Sql.Value(id),
                Sql.Value(seals[concern!.Value].Lock(note!, Acknowledgement.PlaceOf(id)))
            );
        }
    }

    private static async Task<bool> IsNeededAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select exists (select from pg_attribute
              where attrelid = to_regclass('safeguarding.concern') and attname = 'account_told' and not attisdropped)
            """,
            connection
        );
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<List<(Guid Id, string? First, string? Second, Guid? Of)>> ReadAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(Guid, string?, string?, Guid?)> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(
                (
                    reader.GetGuid(0),
                    reader.IsDBNull(1) ? null : reader.GetString(1),
                    reader.IsDBNull(2) ? null : reader.GetString(2),
                    reader.IsDBNull(3) ? null : reader.GetGuid(3)
                )
            );
        }

        return rows;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
