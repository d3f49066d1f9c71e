using System.Security.Cryptography;
using System.Text;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Safeguarding;

public sealed class NarrativeSealTests : IDisposable
{
    private const string Text = "Came hungry, third day running — “nothing since Sunday”.";

    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-keys-").FullName;
    private readonly Clock time = new();
    private readonly Guid record = Guid.CreateVersion7();
    private readonly NarrativeKeys masters;

    public NarrativeSealTests() => masters = new(folder, makesFirst: true, time);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_locked_opens_again_and_shows_nothing_before()
    {
        var (seal, key) = NarrativeSeal.Create(record, masters);

        var locked = seal.Lock(Text, Narrative.Account);

        Encoding.UTF8.GetString(locked).ShouldNotContain("hungry");
        NarrativeSeal.Of(key, masters).Open(locked, Narrative.Account).ShouldBe(Text);
    }

    [Fact]
    public void The_same_text_is_never_locked_alike()
    {
        var (seal, _) = NarrativeSeal.Create(record, masters);

        seal.Lock(Text, Narrative.Account).ShouldNotBe(seal.Lock(Text, Narrative.Account));
    }

    [Fact]
    public void What_was_locked_opens_in_its_own_place_only()
    {
        var (seal, _) = NarrativeSeal.Create(record, masters);
        var (other, _) = NarrativeSeal.Create(Guid.CreateVersion7(), masters);
        var locked = seal.Lock(Text, Narrative.Account);

        Should.Throw<AuthenticationTagMismatchException>(() => seal.Open(locked, Narrative.ActionTaken));
        Should.Throw<AuthenticationTagMismatchException>(() => other.Open(locked, Narrative.Account));
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        var (seal, _) = NarrativeSeal.Create(record, masters);
        var locked = seal.Lock(Text, Narrative.Account);

        for (var i = 0; i < locked.Length; i++)
        {
            var changed = locked.ToArray();
            changed[i] ^= 1;
            Should.Throw<AuthenticationTagMismatchException>(() => seal.Open(changed, Narrative.Account));
        }
    }

    [Fact]
    public void A_key_can_be_replaced_and_the_old_one_thrown_away()
    {
        var (seal, key) = NarrativeSeal.Create(record, masters);
        var locked = seal.Lock(Text, Narrative.Account);
        var old = masters.Current.Id;
        time.Advance(TimeSpan.FromDays(90));

        var made = masters.Create();
        key.LockAgain(key.Open(masters), masters);
        File.Delete(Path.Combine(folder, $"{old}.key"));
        time.Advance(TimeSpan.FromMinutes(2));

        masters.Ids.ShouldBe([made]);
        key.MasterId.ShouldBe(made);
        NarrativeSeal.Of(key, masters).Open(locked, Narrative.Account).ShouldBe(Text);
    }

    [Fact]
    public void A_key_that_is_gone_is_named()
    {
        var (_, key) = NarrativeSeal.Create(record, masters);
        var old = masters.Current.Id;
        time.Advance(TimeSpan.FromDays(1));
        masters.Create();
        File.Delete(Path.Combine(folder, $"{old}.key"));
        time.Advance(TimeSpan.FromMinutes(2));

        Should.Throw<NarrativeKeyException>(() => key.Open(masters)).Message.ShouldContain(old);
    }

    [Fact]
    public void A_file_that_is_no_key_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "2026.key"), "c2hvcnQ=");

        Should.Throw<NarrativeKeyException>(() => masters.Current).Message.ShouldContain("2026.key");
    }

    [Fact]
    public void Without_a_folder_or_a_key_it_is_said_what_to_do()
    {
        Should
            .Throw<NarrativeKeyException>(() => new NarrativeKeys(null, false, time).Current)
            .Message.ShouldContain("AltProvision:NarrativeKeys:Folder");
        Should
            .Throw<NarrativeKeyException>(() => new NarrativeKeys(folder, false, time).Current)
            .Message.ShouldContain("narratives new-key");
    }

    [Fact]
    public void A_key_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode of files.");
            return;
        }

        var id = masters.Create();

        File.GetUnixFileMode(Path.Combine(folder, $"{id}.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
