package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link PostgresqlSet}. */
final class PostgresqlSetTest extends ModuleTable {
  private static final Observed SERVER =
      Observed.bare()
          .answers(
              "names=",
              """
              setting\tshared_buffers\tinteger\t8kB\tpostmaster\t16\t1073741823\t\t16384
              setting\twork_mem\tinteger\tkB\tuser\t64\t2147483647\t\t4096
              setting\tjit\tbool\t\tuser\t\t\t\ton
              setting\twal_level\tenum\t\tpostmaster\t\t\tminimal,replica,logical\treplica
              setting\tblock_size\tinteger\t\tinternal\t8192\t8192\t\t8192
              setting\tshared_preload_libraries\tstring\t\tpostmaster\t\t\t\t
              file\tshared_buffers\tf\t128MB
              file\twork_mem\tt\t8MB
              restart false
              """);

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "on a bare host",
            "postgresql_set: {name: work_mem, value: 16MB}",
            Observed.bare(),
            "~ setting work_mem value as installed → 16MB"),
        row(
            "several",
            "postgresql_set: {settings: {shared_buffers: 1GB, work_mem: 8192kB, jit: off}}",
            SERVER,
            "~ setting jit value on → off",
            "~ setting shared_buffers value 128MB → 1GB",
            "$ -v v0=off -v v1=1GB"),
        row(
            "in order, written otherwise",
            "postgresql_set: {settings: {shared_buffers: 16384, wal_level: REPLICA, jit: yes}}",
            SERVER,
            "="),
        row(
            "a list",
            "postgresql_set: {name: shared_preload_libraries, value: 'a, b'}",
            SERVER,
            "~ setting shared_preload_libraries value  → a, b",
            "$ -v v0=a -v v1=b"),
        row(
            "taken back",
            "postgresql_set: {name: work_mem, reset: true}",
            SERVER,
            "- setting work_mem = 8MB"),
        row("taken back already", "postgresql_set: {name: jit, reset: true}", SERVER, "="),
        row(
            "too little",
            "postgresql_set: {name: work_mem, value: 1kB}",
            SERVER,
            "! `1kB` is no value for the setting work_mem."),
        row(
            "a word for a number",
            "postgresql_set: {name: work_mem, value: much}",
            SERVER,
            "! `much` is no value for the setting work_mem."),
        row(
            "misspelt",
            "postgresql_set: {name: workmem, value: 1MB}",
            SERVER,
            "! PostgreSQL has no setting workmem."),
        row(
            "what can't be changed",
            "postgresql_set: {name: block_size, value: 4096}",
            SERVER,
            "! The setting block_size can't be changed."),
        row(
            "no value",
            "postgresql_set: {name: work_mem}",
            SERVER,
            "? give either `value`, or `reset: true`"));
  }
}
