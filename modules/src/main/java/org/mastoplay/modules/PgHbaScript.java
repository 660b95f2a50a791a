package org.mastoplay.modules;

import java.util.HashMap;
import org.mastoplay.module.Content;
import org.mastoplay.module.Script;

/** Replaces a server's pg_hba.conf, lets it be read, and puts the old one back if it is refused. */
final class PgHbaScript {
  private static final String REPLACE =
      """
      file=$1 data=$2 backup=$3
      old=$file.before-mastoplay new=$file.mastoplay
      cp -p -- "$file" "$old" && cp -p -- "$file" "$new" && cat > "$new" || exit
      reload() { kill -HUP "$(head -n 1 "$data/postmaster.pid")"; }
      refuse() {
        mv -f -- "$old" "$file"
        reload
        printf '%s\\n' "$1" >&2
        exit 1
      }
      mv -f -- "$new" "$file" || exit
      """;
  private static final String PROVE =
      """
      wrong=$("$@" -c "SELECT string_agg(format('line %s: %s', line_number, error), '; ')
        FROM pg_hba_file_rules WHERE error IS NOT NULL" 2>&1) || refuse "$wrong"
      [ -z "$wrong" ] || refuse "$wrong"
      reload
      sleep 0.5
      shut=$("$@" -c 'SELECT 1' 2>&1 >/dev/null) || refuse "$shut"
      if [ "$backup" = true ]; then
        mv -f -- "$old" "$file.$(date +%Y-%m-%d@%H:%M:%S)~"
      else
        rm -f -- "$old"
      fi
      """;

  private PgHbaScript() {}

  /**
   * The script.
   *
   * @param path of the file that the server reads
   * @param data the server's folder
   */
  static Script of(PostgresLogin login, PgHbaFile file, String path, String data, boolean backup) {
    var environment = new HashMap<>(login.environment());
    environment.put("ABSENT_STATUS", "1");
    return Script.of(
            REPLACE
                + "set -- psql -X -q -w -A -t -v ON_ERROR_STOP=1\n"
                + PostgresLogin.BECOME
                + PROVE,
            path,
            data,
            Boolean.toString(backup))
        .needing("psql")
        .with(environment)
        .reading(Content.of(file.text()));
  }
}
