package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link PostgresqlPgHba}. */
final class PostgresqlPgHbaTest extends ModuleTable {
  private static final String HEAD = "/etc/pg/pg_hba.conf\n/var/lib/pg\n";
  private static final Observed SERVER =
      Observed.bare()
          .answers(
              "psql",
              HEAD
                  + """
                  # who may come
                  local all postgres peer
                  local all all peer
                  host all all 127.0.0.1 255.255.255.255 md5
                  hostssl "big, data",db2 +staff 10.0.0.0/8 ldap ldapserver=ldap.example # staff
                  include_dir more.d
                  """);

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "on a bare host",
            "postgresql_pg_hba: {databases: shop, users: web, source: 10.0.0.2}",
            Observed.bare(),
            "+ rule host shop web 10.0.0.2/32 scram-sha-256"),
        row(
            "on a bare host, what Debian has",
            "postgresql_pg_hba: {contype: local, users: postgres, method: peer}",
            Observed.bare(),
            "="),
        row(
            "another host",
            "postgresql_pg_hba: {databases: [shop, postgres], users: web, source: '2001:DB8::/32'}",
            SERVER,
            "+ rule host shop,postgres web 2001:db8::/32 scram-sha-256",
            "$ /etc/pg/pg_hba.conf /var/lib/pg false"),
        row(
            "in order, written otherwise",
            "postgresql_pg_hba: {source: 127.0.0.1, method: md5}",
            SERVER,
            "="),
        row(
            "another method",
            "postgresql_pg_hba: {source: 127.0.0.1, netmask: 255.255.255.255}",
            SERVER,
            "~ rule host all all 127.0.0.1/32 method md5 → scram-sha-256"),
        row(
            "quoted names, in another order, with options",
            "postgresql_pg_hba: {contype: hostssl, databases: [db2, 'big, data'], users: +staff,"
                + " source: 10.0.0.0/8, method: ldap, options: ldapserver=ldap.example}",
            SERVER,
            "="),
        row(
            "taken away",
            "postgresql_pg_hba: {source: 127.0.0.1, state: absent}",
            SERVER,
            "- rule host all all 127.0.0.1/32 md5"),
        row(
            "taken away already",
            "postgresql_pg_hba: {source: 127.0.0.2, state: absent}",
            SERVER,
            "="),
        row(
            "another file",
            "postgresql_pg_hba: {source: 10.0.0.2, dest: /etc/pg_hba.conf}",
            SERVER,
            "! PostgreSQL doesn't read /etc/pg_hba.conf."),
        row(
            "a network that is none",
            "postgresql_pg_hba: {source: 10.0.0.2/40}",
            SERVER,
            "? `10.0.0.2/40` is not a network"),
        row(
            "a way that there is not",
            "postgresql_pg_hba: {contype: hostls}",
            SERVER,
            "? `contype` is local, host, hostssl, hostnossl, hostgssenc or hostnogssenc"));
  }
}
