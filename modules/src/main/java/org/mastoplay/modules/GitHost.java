package org.mastoplay.modules;

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
      echo "url $(git config --get "remote.$2.url")"
      git status --porcelain --untracked-files=no | sed 's/^/changed /'
      """;
  private static final String REMOTE =
      """
      timeout 60 git ls-remote --symref -- "$1" \\
        HEAD "refs/heads/$2" "refs/tags/$2" "refs/tags/$2^{}"
      """;
  private static final String CHECK_OUT =
      """
      repo=$1 dest=$2 remote=$3 kind=$4 name=$5 depth=$6 force=$7 recursive=$8
      if [ ! -e "$dest/.git" ]; then
        mkdir -p -- "$dest" && git init -q -- "$dest" || exit
      fi
      cd "$dest" || exit
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
        git submodule sync -q --recursive && git submodule update -q --init --recursive
      fi
      """;
  // Never asks; and works on a tree that belongs to another account, which git distrusts.
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_SSH_COMMAND", "ssh -o BatchMode=yes",
          "GIT_CONFIG_COUNT", "1",
          "GIT_CONFIG_KEY_0", "safe.directory",
          "GIT_CONFIG_VALUE_0", "*",
          "LC_ALL", "C");

  private GitHost() {}

  /** Prints {@code head}, {@code url} and {@code changed} lines of a work tree. */
  static Script local(Git task) {
    return script(LOCAL, task.dest().text(), task.remote());
  }

  /** Prints what the repository knows of the wanted version. */
  static Script remote(Git task) {
    return script(REMOTE, task.repo(), task.version());
  }

  static Script checkOut(Git task, GitTarget target) {
    return script(
        CHECK_OUT,
        task.repo(),
        task.dest().text(),
        task.remote(),
        target.kind(),
        target.name(),
        String.valueOf(task.depth().orElse(0)),
        String.valueOf(task.force()),
        String.valueOf(task.recursive()));
  }

  private static Script script(String text, String... arguments) {
    return Script.of(text, arguments).needing("git").with(ENVIRONMENT);
  }
}
