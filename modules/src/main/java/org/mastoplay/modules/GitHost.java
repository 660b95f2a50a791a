package org.mastoplay.modules;

import java.util.HashMap;
import java.util.Map;
import org.mastoplay.module.Script;

/** The pieces of shell with which {@link Git} looks and acts. */
final class GitHost {
  private static final String LOCAL =
      """
      if [ ! -e "$1/.git" ]; then
        if [ -e "$1" ] && [ -n "$(ls -A -- "$1")" ]; then echo occupied; fi
        exit 0
      fi
      cd "$1" || exit
      echo "head $(git rev-parse -q --verify HEAD)"
      echo "tag $(git describe --tags --exact-match 2>/dev/null)"
      echo "url $(git config --get "remote.$2.url")"
      git status --porcelain --untracked-files=no | sed 's/^/changed /'
      """;
  private static final String REMOTE =
      """
      timeout 60 git ls-remote --symref -- "$1" \\
        HEAD "refs/heads/$2" "refs/tags/$2" "refs/tags/$2^{}"
      """;
  private static final String TAGS =
      """
      timeout 60 git ls-remote --tags -- "$1"
      """;
  private static final String CHECK_OUT =
      """
      repo=$1 dest=$2 remote=$3 kind=$4 name=$5 depth=$6 force=$7 recursive=$8 single=$9
      if [ -n "${GIT_UMASK:-}" ]; then umask "$GIT_UMASK"; fi
      if [ ! -e "$dest/.git" ]; then
        mkdir -p -- "$dest" && git init -q -- "$dest" || exit
      fi
      cd "$dest" || exit
      before=$(git rev-parse -q --verify HEAD)
      if git config --get "remote.$remote.url" >/dev/null; then
        git remote set-url "$remote" "$repo"
      else
        git remote add "$remote" "$repo"
      fi || exit
      set -- --force
      if [ "$depth" -gt 0 ]; then
        set -- "$@" --depth "$depth"
      elif [ "$(git rev-parse --is-shallow-repository)" = true ]; then
        set -- "$@" --unshallow
      fi
      if [ "$single" = false ] && [ "$depth" -eq 0 ]; then
        git fetch --force --tags "$remote" "+refs/heads/*:refs/remotes/$remote/*" || exit
      fi
      overwrite=
      if [ "$force" = true ]; then overwrite=--force; fi
      case $kind in
        branch)
          git fetch "$@" "$remote" "+refs/heads/$name:refs/remotes/$remote/$name" &&
            git checkout -q $overwrite -B "$name" "refs/remotes/$remote/$name" ;;
        tag)
          git fetch "$@" "$remote" "+refs/tags/$name:refs/tags/$name" &&
            git checkout -q $overwrite --detach "refs/tags/$name" ;;
        commit)
          git cat-file -e "$name^{commit}" 2>/dev/null ||
            git fetch "$@" "$remote" "$name" ||
            git fetch --force --tags "$remote" "+refs/heads/*:refs/remotes/$remote/*" || exit
          git checkout -q $overwrite --detach "$name" ;;
      esac || exit
      if [ "$force" = true ]; then git reset -q --hard; fi || exit
      if [ "$recursive" = true ] && [ -e .gitmodules ]; then
        set --
        if [ "$depth" -gt 0 ]; then set -- --depth "$depth"; fi
        git submodule sync -q --recursive &&
          git submodule update -q --init --recursive $overwrite "$@" || exit
      fi
      echo "before $before"
      echo "head $(git rev-parse HEAD)"
      echo "tag $(git describe --tags --exact-match 2>/dev/null)"
      """;
  // git hands it to a shell, which knows the variables.
  private static final String SSH =
      "ssh -o BatchMode=yes -o StrictHostKeyChecking=$GIT_SSH_UNKNOWN"
          + " ${GIT_SSH_KEY:+-o IdentitiesOnly=yes -i \"$GIT_SSH_KEY\"}";

  private GitHost() {}

  /** Prints a work tree, as {@link GitTree} reads it. */
  static Script local(Git task) {
    return script(task, LOCAL, task.dest().text(), task.remote()).about(task.dest());
  }

  /** Prints what the repository knows of the wanted version. */
  static Script remote(Git task) {
    return task.versionPattern().isPresent()
        ? script(task, TAGS, task.repo())
        : script(task, REMOTE, task.repo(), task.version());
  }

  static Script checkOut(Git task, GitTarget target) {
    return script(
        task,
        CHECK_OUT,
        task.repo(),
        task.dest().text(),
        task.remote(),
        target.kind(),
        target.name(),
        String.valueOf(task.depth().orElse(0)),
        String.valueOf(task.force()),
        String.valueOf(task.recursive()),
        String.valueOf(task.singleBranch()));
  }

  private static Script script(Git task, String text, String... arguments) {
    return Script.of(text, arguments).needing("git").with(environment(task));
  }

  /** Never asks; and works on a tree that belongs to another account, which git distrusts. */
  private static Map<String, String> environment(Git task) {
    var variables = new HashMap<String, String>();
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_CONFIG_COUNT", "1");
    variables.put("GIT_CONFIG_KEY_0", "safe.directory");
    variables.put("GIT_CONFIG_VALUE_0", "*");
    variables.put("LC_ALL", "C");
    variables.put("GIT_SSH_COMMAND", SSH);
    variables.put("GIT_SSH_UNKNOWN", task.acceptNewhostkey() ? "accept-new" : "yes");
    task.keyFile().ifPresent(it -> variables.put("GIT_SSH_KEY", it.text()));
    task.ca().ifPresent(it -> variables.put("GIT_SSL_CAINFO", it.text()));
    task.umask().ifPresent(it -> variables.put("GIT_UMASK", it.toString()));
    return variables;
  }
}
