using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AltProvision.Kernel.Migrations
{
    /// <summary>
    /// Entries in partitions, one for each academic year, and the seals that chain them. Both are only added to, whoever is connected: the
    /// triggers fire for every role, on each partition, and in every replication mode.
    /// </summary>
    [DbContext(typeof(AuditDbContext))]
    [Migration("20261127010000_Initial")]
    public partial class Initial : Migration
    {
        // The default partition takes what lies outside, so that no year is ever without a place. A later migration adds more.
        private const int FirstYear = 2025;
        private const int LastYear = 2040;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create schema if not exists audit;

                create table audit.entry (
                    position bigint not null,
                    at timestamptz not null,
                    kind text not null,
                    subject text not null,
                    organisation text not null,
                    source text not null,
                    action text not null,
                    record_type text,
                    data_class text not null,
                    records uuid[] not null,
                    reason text,
                    address text,
                    request_id text,
                    primary key (position, at)
                ) partition by range (at);

                -- What is known of one record.
                create index ix_entry_records on audit.entry using gin (records);

                create table audit.seal (
                    number bigint primary key,
                    sealed_at timestamptz not null,
                    last_position bigint not null,
                    entries int not null,
                    digests bytea not null,
                    previous bytea not null,
                    hash bytea not null
                );

                -- Hashes do not compress.
                alter table audit.seal alter column digests set storage external;

                create sequence audit.entry_position;

                -- The transaction has its number before the entry has its position: a sealer that waits for all transactions which were there when it
                -- saw a position has every smaller one, or will never. It runs as its owner, so that nobody else needs the sequence.
                create function audit.place_entry() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
                begin
                    perform pg_current_xact_id();
                    new.position := nextval('audit.entry_position');
                    return new;
                end
                $$;

                create trigger place before insert on audit.entry for each row execute function audit.place_entry();
                alter table audit.entry enable always trigger place;

                create function audit.refuse_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'The audit is only added to: % on % is refused.', tg_op, tg_table_name
                        using errcode = 'restrict_violation';
                end
                $$;

                create trigger append_only before update or delete or truncate on audit.entry
                    for each statement execute function audit.refuse_change();
                alter table audit.entry enable always trigger append_only;
                create trigger append_only before update or delete or truncate on audit.seal
                    for each statement execute function audit.refuse_change();
                alter table audit.seal enable always trigger append_only;

                -- A statement that names a partition does not fire the triggers of the whole.
                create function audit.add_partition(name text, bounds text) returns void language plpgsql set search_path = pg_catalog as $$
                begin
                    execute format('create table audit.%I partition of audit.entry %s', name, bounds);
                    execute format(
                        'create trigger append_only before update or delete or truncate on audit.%I
                            for each statement execute function audit.refuse_change()', name);
                    execute format('alter table audit.%I enable always trigger append_only', name);
                end
                $$;

                select audit.add_partition('entry_other', 'default');
                """
            );
            for (var year = FirstYear; year <= LastYear; year++)
            {
                migrationBuilder.Sql(
                    $"select audit.add_partition('entry_{year}', $$for values from ('{year}-09-01 00:00:00 Europe/London') to ('{year + 1}-09-01 00:00:00 Europe/London')$$)"
                );
            }

            migrationBuilder.Sql(
                """
                revoke all on all tables in schema audit from public;
                revoke all on all sequences in schema audit from public;
                revoke all on all functions in schema audit from public;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop table audit.entry, audit.seal;
                drop sequence audit.entry_position;
                drop function audit.place_entry, audit.refuse_change, audit.add_partition;
                """
            );
        }
    }
}
