package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;

/** A script that lies beside the playbook, run on the host. */
@Module(
    name = "script",
    summary = "Runs a script from beside the playbook on the host, and leaves nothing of it there.",
    since = "0.1",
    examples = {
      """
      - name: Move the old uploads
        script:
          src: move-uploads.sh
          args: [/srv/old, /srv/new]
          creates: /srv/new/.moved
      """,
      """
      - name: Count the accounts
        script: count-accounts.pl
        register: accounts
      """
    })
record LocalScript(
    @Doc("Script beside the playbook; its first line says what runs it, such as #!/bin/bash")
        @FreeForm
        LocalFile src,
    @Doc("Words that it is given") List<String> args,
    @Doc("Path that the script makes: if it is there, the script is not run")
        Optional<RemotePath> creates,
    @Doc("Path that the script removes: if it is not there, the script is not run")
        Optional<RemotePath> removes,
    @Doc("Shell command that changes nothing: if it succeeds, the script is not run")
        Optional<String> unless,
    @Doc("Shell command that changes nothing: if it fails, the script is not run")
        Optional<String> onlyif,
    @Doc("Folder to run in") Optional<RemotePath> chdir,
    @Doc("What runs it, instead of what its first line names") @Default("") String executable)
    implements TaskModule<Guard.Verdict> {

  // Many hosts let nothing in /run be executed, so that the kernel can't heed the first line.
  private static final String RUN =
      """
      executable=$1
      shift
      umask 077
      file=$(mktemp "$MASTOPLAY_DIR/script.XXXXXX") || exit
      trap 'rm -f "$file"' EXIT
      cat >"$file" || exit
      IFS= read -r first <"$file"
      case $executable,$first in
        ,'#!'*) executable=${first#'#!'} ;;
        ,*) executable=/bin/sh ;;
      esac
      # The kernel parts the program from one argument, blanks in it or not.
      read -r program option <<WORDS
      $executable
      WORDS
      "$program" ${option:+"$option"} "$file" "$@" </dev/null
      """;

  @Override
  public Probe<Guard.Verdict> probe() {
    return new Guard(creates, removes, unless, onlyif, chdir).probe();
  }

  @Override
  public Plan plan(Guard.Verdict now) {
    var words = Stream.concat(Stream.of(executable), args.stream()).toArray(String[]::new);
    var script = Script.of(RUN, words).reading(src.content());
    var shown =
        Stream.concat(Stream.of(src.name()), args.stream()).collect(Collectors.joining(" "));
    return Execution.plan(now, shown, chdir.map(script::in).orElse(script));
  }
}
