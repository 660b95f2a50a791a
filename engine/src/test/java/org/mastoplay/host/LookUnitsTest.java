package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.module.Query.OfUnit;
import org.mastoplay.module.UnitState;

class LookUnitsTest {
  @TempDir Path shell;
  @TempDir Path commands;

  @Test
  void readsWhatSystemctlShows() throws IOException {
    // As systemd 252 prints it; the properties come in an order of its own.
    systemctl(
        """
        Id=ssh.service
        Names=ssh.service sshd.service
        LoadState=loaded
        ActiveState=active
        UnitFileState=enabled
        NeedDaemonReload=no

        Id=nginx.service
        Names=nginx.service
        LoadState=loaded
        ActiveState=failed
        UnitFileState=disabled
        NeedDaemonReload=yes

        Id=none.service
        Names=none.service
        LoadState=not-found
        ActiveState=inactive
        UnitFileState=
        NeedDaemonReload=no

        Id=apt-daily.timer
        Names=apt-daily.timer
        LoadState=masked
        ActiveState=inactive
        UnitFileState=masked
        NeedDaemonReload=no
        """);

    assertThat(
            look(
                "sshd.service",
                "nginx.service",
                "not a unit",
                "none.service",
                "apt-daily.timer",
                "ssh.service"))
        .containsExactly(
            UnitState.PACKAGED,
            new UnitState("loaded", "failed", "disabled", true),
            UnitState.ABSENT,
            UnitState.ABSENT,
            new UnitState("masked", "inactive", "masked", false),
            UnitState.PACKAGED);
  }

  @Test
  void asksForTheUnitsByName() throws IOException {
    systemctl("");
    Files.writeString(
        commands.resolve("systemctl"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$0.arguments\"\n");

    look("a@b.service", "it's.mount");

    assertThat(Files.readAllLines(commands.resolve("systemctl.arguments")))
        .startsWith("show")
        .endsWith("--", "a@b.service", "it's.mount");
  }

  @Test
  void findsNoUnitsWhereSystemdDoesNotRun() throws IOException {
    systemctl("");
    Files.writeString(
        commands.resolve("systemctl"),
        """
        #!/bin/sh
        echo "System has not been booted with systemd as init system (PID 1). Can't operate." >&2
        exit 1
        """);

    assertThat(look("ssh.service")).containsExactly(UnitState.ABSENT);
  }

  private void systemctl(String printed) throws IOException {
    Files.writeString(commands.resolve("printed"), printed);
    var command = commands.resolve("systemctl");
    Files.writeString(command, "#!/bin/sh\ncat '" + commands.resolve("printed") + "'\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private List<UnitState> look(String... names) {
    var path = "PATH=" + commands + ":" + System.getenv("PATH");
    var queries = Stream.of(names).map(OfUnit::new).toList();
    var answers =
        new Exchange(new PlainShell(shell, "env", path))
            .run(List.of(), List.copyOf(queries), line -> {})
            .answers();
    return queries.stream().map(answers::get).map(UnitState.class::cast).toList();
  }
}
