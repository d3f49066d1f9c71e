using System.Text;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Safeguarding;

public sealed class NarrativeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Told = "Zanzibar marmalade, told in the corridor.";

    private static readonly RaiseConcern concern = Hungry with { Account = Told, ActionTaken = $"Acted. {Told}" };

    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-keys-").FullName;
    private NarrativeKeys masters = null!;
    private Product product = null!;

    public async ValueTask InitializeAsync() =>
        product = await Product.StartAsync(
            await postgres.CreateDatabaseAsync(),
            services =>
            {
                AddTo(services);
                services.AddSingleton(provider => masters = new(folder, makesFirst: true, provider.GetRequiredService<TimeProvider>()));
            }
        );

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_that_was_told_stands_anywhere_in_the_database()
    {
        var raised = await RaiseAsync(product, concern with { IdempotencyKey = "once" });
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(raised.Id, $"Noted. {Told}"));
        await product.SendAsync(
            SchoolStaff with
            {
                Roles = new HashSet<Role> { Role.SchoolLeader },
            },
            new OpenEmergencyAccess(Pupil, $"At once. {Told}")
        );
        await product.DeliverAsync();

        var (tables, found) = await SearchAsync("Zanzibar");

        tables.ShouldBeGreaterThan(50);
        found.ShouldBeEmpty();
        (await NarrativeAsync(SchoolLead, raised.Id)).ShouldBe((Told, $"Acted. {Told}"));
        (await product.SendAsync(ProviderLead, new GetAcknowledgements([raised.Id])))[raised.Id].Single().Note.ShouldBe($"Noted. {Told}");
    }

    [Fact]
    public async Task After_a_rotation_the_old_key_is_not_needed()
    {
        var before = await RaiseAsync(product, concern);
        var old = masters.Current.Id;
        product.Clock.Advance(TimeSpan.FromSeconds(1));

        var made = await product.SendAsync(Viewer.System, new CreateNarrativeKey());
        var after = await RaiseAsync(product, concern);
        (await product.SendAsync(Viewer.System, new RotateNarrativeKeys())).ShouldBe(1);
        (await product.SendAsync(Viewer.System, new RotateNarrativeKeys())).ShouldBe(0);

        (await product.SendAsync(Viewer.System, new ListNarrativeKeys())).ShouldBe([
            new(old, 0, IsInUse: false),
            new(made, 2, IsInUse: true),
        ]);
        File.Delete(Path.Combine(folder, $"{old}.key"));
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        masters.Ids.ShouldBe([made]);
        (await NarrativeAsync(SchoolLead, before.Id)).ShouldBe((Told, $"Acted. {Told}"));
        (await NarrativeAsync(SchoolLead, after.Id)).ShouldBe((Told, $"Acted. {Told}"));
    }

    [Fact]
    public async Task A_host_does_not_start_without_a_key_that_locks_a_record()
    {
        await RaiseAsync(product, concern);
        File.Delete(Path.Combine(folder, $"{masters.Current.Id}.key"));
        var check = new NarrativeKeyCheck(
            new(folder, makesFirst: true, product.Clock),
            product.Services.GetRequiredService<IServiceScopeFactory>()
        );

        await Should.ThrowAsync<NarrativeKeyException>(() => check.StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_concern_whose_key_was_destroyed_stays_without_its_narrative()
    {
        var raised = await RaiseAsync(product, concern);
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(raised.Id, "Noted."));

        await ExecuteAsync(
            $"select set_config('altprovision.retention', 'on', true); delete from safeguarding.narrative_key where record_id = '{raised.Id.Value}'"
        );

        (await product.SendAsync(SchoolLead, new ReadNarratives([raised.Id]))).ShouldBeEmpty();
        (await product.SendAsync(SchoolLead, new GetAcknowledgements([raised.Id])))[raised.Id].Single().Note.ShouldBeNull();
        (await product.SendAsync(SchoolLead, new GetConcernsById([raised.Id]))).Keys.ShouldBe([raised.Id]);
    }

    [Fact]
    public async Task Only_the_product_changes_a_key()
    {
        var raised = await RaiseAsync(product, concern);
        await using var connection = await product.DataSources.Main.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            $"""
            select set_config('altprovision.kind', 'school', false), set_config('altprovision.organisation', '{School.Value}', false),
              set_config('altprovision.lead', 't', false);
            update safeguarding.narrative_key set locked = '';
            """,
            connection
        );

        await command.ExecuteNonQueryAsync();

        (await NarrativeAsync(SchoolLead, raised.Id)).ShouldBe((Told, $"Acted. {Told}"));
    }

    [Fact]
    public async Task What_was_told_before_there_were_keys_is_locked_at_the_next_start()
    {
        var raised = await RaiseAsync(product, concern);
        await product.SendAsync(SchoolLead, new AcknowledgeConcern(raised.Id, $"Noted. {Told}"));
        // As the migration leaves what older versions wrote.
        await ExecuteAsync(
            $"""
            select set_config('altprovision.retention', 'on', true);
            alter table safeguarding.concern disable trigger append_only;
            alter table safeguarding.acknowledgement disable trigger append_only;
            alter table safeguarding.concern add column account_told text, add column action_taken_told text, alter column account drop not null;
            alter table safeguarding.acknowledgement add column note_told character varying(4000);
            update safeguarding.concern set account_told = '{Told}', action_taken_told = 'Acted. {Told}', account = null, action_taken = null;
            update safeguarding.acknowledgement set note_told = 'Noted. {Told}', note = null;
            delete from safeguarding.narrative_key;
            alter table safeguarding.concern enable always trigger append_only;
            alter table safeguarding.acknowledgement enable always trigger append_only;
            """
        );

        await Migrator.MigrateAsync(product.Services, CancellationToken.None);
        await Migrator.MigrateAsync(product.Services, CancellationToken.None);

        (await NarrativeAsync(SchoolLead, raised.Id)).ShouldBe((Told, $"Acted. {Told}"));
        (await product.SendAsync(ProviderLead, new GetAcknowledgements([raised.Id])))[raised.Id].Single().Note.ShouldBe($"Noted. {Told}");
        (await SearchAsync("Zanzibar")).Found.ShouldBeEmpty();
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync("delete from safeguarding.concern"))).SqlState.ShouldBe(
            PostgresErrorCodes.RestrictViolation
        );
    }

    private async Task<(string, string?)> NarrativeAsync(Viewer viewer, ConcernId id)
    {
        var narrative = (await product.SendAsync(viewer, new ReadNarratives([id])))[id];
        return (narrative.Account, narrative.ActionTaken);
    }

    /// <summary>Looks through every row of every table, as text and, for bytes, as hexadecimal.</summary>
    private async Task<(int Tables, List<string> Found)> SearchAsync(string word)
    {
        await using var names = product.DataSource.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
        );
        List<string> tables = [];
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        List<string> found = [];
        foreach (var table in tables)
        {
            await using var search = product.DataSource.CreateCommand(
                $"select exists (select from {table} t where t::text ilike '%{word}%' or t::text like '%{hex}%')"
            );
            if ((bool)(await search.ExecuteScalarAsync())!)
            {
                found.Add(table);
            }
        }

        return (tables.Count, found);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
