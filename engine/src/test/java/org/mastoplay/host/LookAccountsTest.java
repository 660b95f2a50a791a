package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Query.OfAccount;
import org.mastoplay.module.Query.OfGroup;
import org.mastoplay.text.Secret;

class LookAccountsTest {
  private static final String PRINTED =
      """
      mastodon:x:991:991:Mastodon,,,:/home/mastodon:/bin/bash
      guest:x:992:999::/nonexistent:/usr/sbin/nologin
      daemon:*:1:1:daemon:/usr/sbin:/usr/sbin/nologin
      ---
      mastodon:$y$j9T$abc:19000:0:99999:7:::
      guest:!:19000:0:99999:7::20100:
      ---
      daemon:x:1:
      mastodon:x:991:
      www-data:x:33:nginx,mastodon
      redis:x:120:mastodon
      mastodons:x:121:mastodon2
      """;

  @TempDir Path shell;

  @Test
  void readsTheDatabases() {
    var mastodon = new OfAccount("mastodon");
    var guest = new OfAccount("guest");
    var daemon = new OfAccount("daemon");
    var nobody = new OfAccount("nobody");
    var www = new OfGroup("www-data");
    var none = new OfGroup("none");
    var sections =
        Splitter.on("---\n")
            .splitToStream(PRINTED)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    var answers =
        new LookAccounts(List.of(mastodon, guest, daemon, nobody), List.of(www, none))
            .read(new Sections(sections));

    assertThat(answers)
        .containsEntry(
            mastodon,
            new AccountState.Present(
                OptionalInt.of(991),
                "mastodon",
                List.of("redis", "www-data"),
                "Mastodon,,,",
                "/home/mastodon",
                "/bin/bash",
                Optional.of(new Secret("$y$j9T$abc")),
                OptionalInt.empty()))
        .containsEntry(
            guest,
            new AccountState.Present(
                OptionalInt.of(992),
                "999",
                List.of(),
                "",
                "/nonexistent",
                "/usr/sbin/nologin",
                Optional.of(new Secret("!")),
                OptionalInt.of(20100)))
        .containsEntry(
            daemon,
            new AccountState.Present(
                OptionalInt.of(1),
                "daemon",
                List.of(),
                "daemon",
                "/usr/sbin",
                "/usr/sbin/nologin",
                Optional.empty(),
                OptionalInt.empty()))
        .containsEntry(nobody, new AccountState.Absent())
        .containsEntry(www, new GroupState.Present(OptionalInt.of(33)))
        .containsEntry(none, new GroupState.Absent());
  }

  @Test
  void looksAtThisMachine() {
    var root = new OfAccount("root");
    var none = new OfAccount("no-such-account");
    var number = new OfAccount("0");
    var group = new OfGroup("root");
    var nogroup = new OfGroup("no such group");

    var answers =
        new Exchange(new PlainShell(shell))
            .run(List.of(), List.of(root, none, number, group, nogroup), line -> {})
            .answers();

    assertThat(answers.get(root))
        .isInstanceOfSatisfying(
            AccountState.Present.class,
            account -> {
              assertThat(account.uid()).hasValue(0);
              assertThat(account.group()).isEqualTo("root");
              assertThat(account.home()).isEqualTo("/root");
            });
    assertThat(answers)
        .containsEntry(none, new AccountState.Absent())
        .containsEntry(number, new AccountState.Absent())
        .containsEntry(group, new GroupState.Present(OptionalInt.of(0)))
        .containsEntry(nogroup, new GroupState.Absent());
  }

  @Test
  void looksAtGroupsAlone() {
    var daemon = new OfGroup("daemon");

    assertThat(
            new Exchange(new PlainShell(shell))
                .run(List.of(), List.of(daemon), line -> {})
                .answers())
        .containsEntry(daemon, new GroupState.Present(OptionalInt.of(1)));
  }
}
