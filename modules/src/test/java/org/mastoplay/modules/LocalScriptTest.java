package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link LocalScript}. */
final class LocalScriptTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("alone", "script: a.sh", Observed.bare(), "* a.sh runs", "$"),
        row(
            "with words and a program",
            "script: {src: a.pl, args: [x, y z], executable: perl}",
            Observed.bare(),
            "* a.pl x y z runs",
            "$ perl x y z"),
        row(
            "not needed",
            "script: {src: a.sh, creates: /srv/made}",
            Observed.bare().folder("/srv/made", "0755", "root"),
            "= not run: /srv/made is there"),
        row(
            "no script",
            "script: {}",
            Observed.bare(),
            "? module `script` needs the parameter `src`"));
  }
}
