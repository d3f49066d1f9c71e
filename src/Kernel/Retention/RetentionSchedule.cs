using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Destroys what is past its time, or only counts it. Batches are small and each is a transaction of its own with its entry of the audit, so that
/// a run may be stopped at any moment: the next one finds what is left.
/// </summary>
public sealed class RetentionSchedule
{
    /// <summary>What the triggers ask that refuse every deletion else. It lasts as long as the transaction, and counts for the owner only.</summary>
    private const string Allow = "select set_config('altprovision.retention', 'on', true)";

    private const string Source = "retention";
    private const int RecordsAtOnce = 1000;
    private const int ChildrenAtOnce = 200;

    private readonly IReadOnlyList<RetainedKind> kinds;
    private readonly IReadOnlyList<string> kept;
    private readonly DataSources dataSources;
    private readonly TimeProvider time;

    public RetentionSchedule(IEnumerable<IRetention> modules, RetentionOptions options, DataSources dataSources, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(options);
        var all = modules.ToList();
        kinds = Lengthen([.. all.SelectMany(module => module.Kinds)], options);
        kept = [.. all.Select(module => module.Kept).OfType<string>()];
        (this.dataSources, this.time) = (dataSources, time);
    }

    /// <summary>Every kind, with its years as they are set.</summary>
    public IReadOnlyList<RetainedKind> Kinds => kinds;

    /// <param name="enforce">Whether what is due is destroyed.</param>
    /// <param name="decided">Who decided that, and why. It goes on record.</param>
    /// <exception cref="RetentionException">Another run is under way.</exception>
    public async Task<IReadOnlyList<RetentionCount>> RunAsync(bool enforce, string decided, CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Owner.OpenConnectionAsync(cancellationToken);
        if (!await ScalarAsync<bool>(connection, "select pg_try_advisory_lock(hashtext('retention'))", cancellationToken))
        {
            throw new RetentionException("A run of the retention schedule is under way. Wait until it is over.");
        }

        try
        {
            return await new Run(this, connection, enforce, decided).GoAsync(cancellationToken);
        }
        finally
        {
            await ScalarAsync<bool>(connection, "select pg_advisory_unlock(hashtext('retention'))", CancellationToken.None);
        }
    }

    /// <summary>Whether something was destroyed by the schedule on the day, or could have been.</summary>
    internal async Task<bool> HasRunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Owner.OpenConnectionAsync(cancellationToken);
        return await ScalarAsync<bool>(
            connection,
            "select exists (select from audit.retention_run where is_enforced and at >= $1 and at < $2)",
            cancellationToken,
            Sql.Value(LondonTime.StartOf(day).ToUniversalTime()),
            Sql.Value(LondonTime.StartOf(day.AddDays(1)).ToUniversalTime())
        );
    }

    private static List<RetainedKind> Lengthen(List<RetainedKind> kinds, RetentionOptions options)
    {
        foreach (var (name, years) in options.Years)
        {
            var place = kinds.FindIndex(kind => kind.Name == name);
            if (place < 0 || years < kinds[place].Years)
            {
                throw new RetentionException(
                    place < 0
                        ? $"{RetentionOptions.Section}:Years:{name}: there is no such kind of record. 'retention --dry-run' lists them."
                        : $"{RetentionOptions.Section}:Years:{name}: {name} is kept for {kinds[place].Years} years at least."
                );
            }

            kinds[place] = kinds[place] with { Years = years };
        }

        return kinds;
    }

    private async Task<Dictionary<Guid, bool>> ReadKeptAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var today = Sql.Value(LondonTime.Today(time));
        Dictionary<Guid, bool> children = [];
        foreach (var query in kept)
        {
            foreach (
                var (child, isHold) in await ReadAsync(connection, query, r => (r.GetGuid(0), r.GetBoolean(1)), cancellationToken, today)
            )
            {
                children[child] = isHold || children.GetValueOrDefault(child);
            }
        }

        return children;
    }

    private static async Task<T> ScalarAsync<T>(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> row,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters.Select(parameter => parameter.Clone()).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private sealed class Run(RetentionSchedule schedule, NpgsqlConnection connection, bool enforce, string decided)
    {
        // Read again for each batch: somebody may hold a child's records while this runs.
        private Dictionary<Guid, bool> kept = [];
        private readonly Guid id = Guid.CreateVersion7();
        private readonly DateOnly today = LondonTime.Today(schedule.time);
        private readonly Dictionary<string, RetentionCount> counts = schedule.kinds.ToDictionary(
            kind => kind.Name,
            kind => new RetentionCount(kind.Name, kind.Years, 0, 0, 0, 0, null)
        );

        public async Task<IReadOnlyList<RetentionCount>> GoAsync(CancellationToken cancellationToken)
        {
            foreach (var kind in schedule.kinds.Where(kind => kind.From is RetainedFrom.Date && !kind.IsChild))
            {
                await FollowDatesAsync(kind, cancellationToken);
            }

            if (schedule.kinds.SingleOrDefault(kind => kind.IsChild) is { } child)
            {
                await FollowBirthsAsync(child, cancellationToken);
            }

            IReadOnlyList<RetentionCount> report = [.. schedule.kinds.Select(kind => counts[kind.Name])];
            await ReportAsync(report, cancellationToken);
            return report;
        }

        private DateOnly Before(RetainedKind kind) => today.AddYears(-kind.Years);

        private async Task FollowDatesAsync(RetainedKind kind, CancellationToken cancellationToken)
        {
            var before = Sql.Value(Before(kind));
            kept = await schedule.ReadKeptAsync(connection, cancellationToken);
            var due = await ReadAsync(
                connection,
                $"""
                select count(*), min(since), count(*) filter (where child = any ($2)), count(*) filter (where child = any ($3))
                from ({kind.Records}) r where since < $1
                """,
                row =>
                    (
                        All: row.GetInt64(0),
                        Oldest: row.IsDBNull(1) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(1),
                        Held: row.GetInt64(2),
                        Open: row.GetInt64(3)
                    ),
                cancellationToken,
                before,
                Sql.Value(kept.Where(child => child.Value).Select(child => child.Key).ToArray()),
                Sql.Value(kept.Where(child => !child.Value).Select(child => child.Key).ToArray())
            );
            Count(kind, due[0].All, due[0].Held, due[0].Open, due[0].Oldest);
            var waiting = enforce;
            while (waiting)
            {
                kept = await schedule.ReadKeptAsync(connection, cancellationToken);
                var ids = await ReadAsync(
                    connection,
                    $"select id from ({kind.Records}) r where since < $1 and (child is null or child <> all ($2)) order by since, id limit {RecordsAtOnce}",
                    row => row.GetGuid(0),
                    cancellationToken,
                    before,
                    Sql.Value(kept.Keys.ToArray())
                );
                await DestroyAsync(kind, ids, cancellationToken);
                waiting = ids.Count == RecordsAtOnce;
            }
        }

        // The eldest first. Whoever is gone is not met again, and of whom something stays is passed.
        private async Task FollowBirthsAsync(RetainedKind child, CancellationToken cancellationToken)
        {
            var youngest = schedule.kinds.Where(kind => kind.From is RetainedFrom.Birth || kind.IsChild).Max(Before);
            var (born, last) = (DateOnly.MinValue, Guid.Empty);
            while (true)
            {
                var children = await ReadAsync(
                    connection,
                    $"select id, since from ({child.Records}) r where since < $1 and (since, id) > ($2, $3) order by since, id limit {ChildrenAtOnce}",
                    row => (Id: row.GetGuid(0), Birth: row.GetFieldValue<DateOnly>(1)),
                    cancellationToken,
                    Sql.Value(youngest),
                    Sql.Value(born),
                    Sql.Value(last)
                );
                if (children.Count == 0)
                {
                    return;
                }

                await FollowAsync(child, children.ToDictionary(c => c.Id, c => c.Birth), cancellationToken);
                (last, born) = children[^1];
            }
        }

        private async Task FollowAsync(RetainedKind child, Dictionary<Guid, DateOnly> births, CancellationToken cancellationToken)
        {
            kept = await schedule.ReadKeptAsync(connection, cancellationToken);
            Dictionary<string, HashSet<Guid>> left = [];
            foreach (var kind in schedule.kinds.Where(kind => !kind.IsChild))
            {
                var young = births.Where(c => c.Value >= Before(kind)).Select(c => c.Key).ToHashSet();
                left[kind.Name] = await WithRecordsLeftAsync(kind, births.Keys, young, cancellationToken);
                if (kind.From is RetainedFrom.Birth)
                {
                    var waiting = kind.After is { } after ? left[after] : [];
                    left[kind.Name].UnionWith(waiting);
                    var old = births.Keys.Where(id => !young.Contains(id) && !waiting.Contains(id)).ToArray();
                    var records = await ReadAsync(
                        connection,
                        $"select id, child from ({kind.Records}) r where child = any ($1)",
                        row => (Id: row.GetGuid(0), Child: row.GetGuid(1)),
                        cancellationToken,
                        Sql.Value(old)
                    );
                    await TakeAsync(kind, records, births, cancellationToken);
                }
            }

            var something = left.Values.SelectMany(ids => ids).ToHashSet();
            await TakeAsync(
                child,
                [.. births.Where(c => c.Value < Before(child) && !something.Contains(c.Key)).Select(c => (c.Key, c.Key))],
                births,
                cancellationToken
            );
        }

        /// <summary>Children of whom the kind has a record whose time is not over.</summary>
        private async Task<HashSet<Guid>> WithRecordsLeftAsync(
            RetainedKind kind,
            IReadOnlyCollection<Guid> children,
            HashSet<Guid> young,
            CancellationToken cancellationToken
        ) =>
            [
                .. await ReadAsync(
                    connection,
                    $"select distinct child from ({kind.Records}) r where child = any ($1)"
                        + (kind.From is RetainedFrom.Date ? " and (since is null or since >= $2)" : " and $2::date is not null"),
                    row => row.GetGuid(0),
                    cancellationToken,
                    Sql.Value((kind.From is RetainedFrom.Date ? children : young).ToArray()),
                    Sql.Value(Before(kind))
                ),
            ];

        private async Task TakeAsync(
            RetainedKind kind,
            List<(Guid Id, Guid Child)> records,
            Dictionary<Guid, DateOnly> births,
            CancellationToken cancellationToken
        )
        {
            if (records.Count == 0)
            {
                return;
            }

            Count(
                kind,
                records.Count,
                records.Count(record => kept.GetValueOrDefault(record.Child)),
                records.Count(record => kept.TryGetValue(record.Child, out var isHold) && !isHold),
                records.Min(record => births[record.Child])
            );
            if (enforce)
            {
                foreach (var some in records.Where(record => !kept.ContainsKey(record.Child)).Select(r => r.Id).Chunk(RecordsAtOnce))
                {
                    await DestroyAsync(kind, some, cancellationToken);
                }
            }
        }

        private void Count(RetainedKind kind, long due, long held, long open, DateOnly? oldest)
        {
            var known = counts[kind.Name];
            var since = oldest?.AddYears(kind.Years) is { } date ? new DateOnly(date.Year, date.Month, 1) : (DateOnly?)null;
            counts[kind.Name] = known with
            {
                Due = known.Due + due,
                Held = known.Held + held,
                Open = known.Open + open,
                DueSince = since is null || known.DueSince < since ? known.DueSince : since,
            };
        }

        private async Task DestroyAsync(RetainedKind kind, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        {
            if (ids.Count == 0)
            {
                return;
            }

            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (var batch = new NpgsqlBatch(connection, transaction))
            {
                batch.BatchCommands.Add(new(Allow));
                foreach (var statement in kind.Destroy)
                {
                    batch.BatchCommands.Add(new(statement) { Parameters = { Sql.Value(ids.ToArray()) } });
                }

                await batch.ExecuteNonQueryAsync(cancellationToken);
                if (batch.BatchCommands[^1].RecordsAffected != ids.Count)
                {
                    throw new InvalidOperationException(
                        $"{ids.Count} records of {kind.Name} were to be destroyed, and another number was."
                    );
                }
            }

            await PutOnRecordAsync("DestroyRecords", kind.RecordType, kind.DataClass, ids, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            counts[kind.Name] = counts[kind.Name] with { Destroyed = counts[kind.Name].Destroyed + ids.Count };
        }

        private async Task ReportAsync(IReadOnlyList<RetentionCount> report, CancellationToken cancellationToken)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (var batch = new NpgsqlBatch(connection, transaction))
            {
                foreach (var count in report)
                {
                    batch.BatchCommands.Add(
                        new("insert into audit.retention_run values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
                        {
                            Parameters =
                            {
                                Sql.Value(id),
                                Sql.Value(count.Kind),
                                Sql.Value(schedule.time.GetUtcNow()),
                                Sql.Value(enforce),
                                Sql.Value(decided),
                                Sql.Value(count.Years),
                                Sql.Value(count.Due),
                                Sql.Value(count.Destroyed),
                                Sql.Value(count.Held),
                                Sql.Value(count.Open),
                                new NpgsqlParameter<DateOnly?> { TypedValue = count.DueSince },
                            },
                        }
                    );
                }

                await batch.ExecuteNonQueryAsync(cancellationToken);
            }

            await PutOnRecordAsync(enforce ? "EnforceRetention" : "CountRetention", null, DataClass.Organisational, [], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task PutOnRecordAsync(
            string action,
            string? recordType,
            DataClass dataClass,
            IReadOnlyList<Guid> ids,
            CancellationToken cancellationToken
        )
        {
            await using var command = new NpgsqlCommand(
                $"""
                insert into audit.entry (at, kind, subject, organisation, source, action, record_type, data_class, records, reason)
                values ($1, '{nameof(AuditKind.Change)}', $2, $2, '{Source}', $3, $4, $5, $6, $7)
                """,
                connection
            );
            command.Parameters.Add(Sql.Value(schedule.time.GetUtcNow()));
            command.Parameters.Add(Sql.Value(Viewer.System.Subject));
            command.Parameters.Add(Sql.Value(action));
            command.Parameters.Add(Sql.Value(recordType));
            command.Parameters.Add(Sql.Value(dataClass.ToString()));
            command.Parameters.Add(Sql.Value(ids.ToArray()));
            command.Parameters.Add(Sql.Value(decided));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
