using Microsoft.EntityFrameworkCore.Migrations;

namespace AltProvision.Kernel.Migrations;

/// <summary>Moves what a module had put on record in a table of its own to the one place for it, in the order in which it was written.</summary>
public static class ModuleAudit
{
    public static void MoveThere(MigrationBuilder migrationBuilder, string schema, DataClass dataClass)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            $"""
            insert into audit.entry (at, kind, subject, organisation, source, action, data_class, records)
                select at, case when action = 'ReadNarratives' then 'Read' else 'Change' end, subject, organisation, '{schema}', action, '{dataClass}',
                    case when record_id is null then '{"{}"}'::uuid[] else array[record_id] end
                from {schema}.audit_entry order by at, id;
            drop table {schema}.audit_entry;
            """
        );
    }

    /// <summary>The audit itself keeps what it has: nothing is taken out of it.</summary>
    public static void MoveBack(MigrationBuilder migrationBuilder, string schema)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            $"""
            create table {schema}.audit_entry (
                id uuid not null constraint "PK_audit_entry" primary key, at timestamptz not null, subject text not null,
                organisation text not null, action text not null, record_id uuid);
            create index ix_audit_entry_record_id on {schema}.audit_entry (record_id);
            insert into {schema}.audit_entry
                select gen_random_uuid(), at, subject, organisation, action, record
                from audit.entry left join unnest(records) record on true where source = '{schema}';
            """
        );
    }
}
