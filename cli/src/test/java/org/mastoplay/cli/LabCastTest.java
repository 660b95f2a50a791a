package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.lab.LabHost;
import org.mastoplay.lab.Suite;

class LabCastTest {
  private static final List<LabHost> NONE = List.of();
  private static final List<LabHost> SOME = List.of(host("front", "web"), host("host1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web            | {web1=[web]}",
        "web db         | {web1=[web], db1=[db]}",
        "web:db:!old    | {web1=[web], db1=[db]}",
        "job_runners    | {job-runners1=[job_runners]}",
        "web1 web       | {web1=[web]}",
        "web2           | {web2=[]}",
        "all            | {host1=[]}",
        "localhost      | {host1=[]}",
      })
  void aHostForEachGroup(String patterns, String cast) {
    assertThat(LabCast.of(Arrays.asList(patterns.split(" ")), NONE)).hasToString(cast);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web    | {front=[web]}",
        "all    | {front=[web], host1=[]}",
        "db     | {db1=[db]}",
        "db all | {db1=[db], front=[web], host1=[]}",
      })
  void hostsThatExistTakePart(String patterns, String cast) {
    assertThat(LabCast.of(Arrays.asList(patterns.split(" ")), SOME)).hasToString(cast);
  }

  private static LabHost host(String name, String... groups) {
    return new LabHost(name, "10.213.0.2", Suite.TRIXIE, Set.of(groups), LabHost.State.ON);
  }
}
