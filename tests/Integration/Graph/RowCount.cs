using AltProvision.Tests.Support;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>How many rows all tables of all modules have together: nothing was written when it stays the same.</summary>
internal static class RowCount
{
    private const string CountRows = """
        select coalesce(sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text::bigint), 0)
        from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            -- Partitions would be counted twice, and seals come by themselves.
            and (table_schema <> 'audit' or table_name = 'entry')
        """;

    public static async Task<decimal> OfAsync(Product product)
    {
        await using var command = product.DataSource.CreateCommand(CountRows);
        return (decimal)(await command.ExecuteScalarAsync())!;
    }
}
