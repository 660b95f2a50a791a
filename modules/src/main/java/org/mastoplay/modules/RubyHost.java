package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The pieces of shell with which {@link Ruby} looks and acts. */
final class RubyHost {
  private static final String LOOK =
      WantedVersion.SHELL
          + """
          root=${1:-$HOME/.rbenv}
          version=$(wanted_version "$2" "$3")
          echo "wanted $version"
          [ ! -x "$root/bin/rbenv" ] || echo "rbenv there"
          [ ! -x "$root/plugins/ruby-build/bin/ruby-build" ] || echo "ruby-build there"
          ruby=$root/versions/$version/bin/ruby
          if [ -n "$version" ] && [ -x "$ruby" ]; then
            echo "ruby $version"
            case $("$ruby" -rrbconfig -e 'puts RbConfig::CONFIG.values_at("MAINLIBS", "LIBS")') in
              *jemalloc*) echo "allocator jemalloc" ;;
            esac
          fi
          [ ! -r "$root/version" ] || echo "global $(cat "$root/version")"
          """;
  private static final String LOOK_AT_DISTRIBUTION =
      WantedVersion.SHELL
          + """
          echo "wanted $(wanted_version "$1" "$2")"
          [ ! -x /usr/bin/ruby ] || echo "ruby $(/usr/bin/ruby -e 'print RUBY_VERSION')"
          """;
  private static final String BUILD =
      WantedVersion.SHELL
          + """
          root=${1:-$HOME/.rbenv} rbenv_repo=$4 ruby_build_repo=$5 build=$6 global=$7
          version=$(wanted_version "$2" "$3")
          if [ -z "$version" ]; then
            echo "The file $3 is not there, or it names no version: check the program out first." >&2
            exit 1
          fi
          export RBENV_ROOT="$root" GIT_TERMINAL_PROMPT=0
          # A clone that was broken off is never taken for a whole one.
          clone() { rm -rf "$2.new" && git clone -q -- "$1" "$2.new" && mv -T "$2.new" "$2"; }
          if [ ! -x "$root/bin/rbenv" ]; then clone "$rbenv_repo" "$root"; fi || exit
          builder=$root/plugins/ruby-build
          if [ ! -x "$builder/bin/ruby-build" ]; then
            mkdir -p "$root/plugins" && clone "$ruby_build_repo" "$builder"
          fi || exit
          if [ "$build" = true ]; then
            # A version that ruby-build doesn't know is younger than it.
            "$builder/bin/ruby-build" --definitions | grep -qxF -- "$version" ||
              git -C "$builder" pull -q --ff-only || exit
            "$root/bin/rbenv" install --force "$version" >&2 || exit
          fi
          if [ "$global" = true ]; then "$root/bin/rbenv" global "$version"; fi || exit
          "$root/bin/rbenv" rehash
          echo "ruby $version"
          """;
  private static final String AS_USER =
      """
      user=$1 text=$2
      shift 2
      home=$(getent passwd "$user" | cut -d: -f6)
      if [ -z "$home" ]; then echo "There is no account $user." >&2; exit 1; fi
      cd / && exec runuser -u "$user" -- env HOME="$home" sh -c "$text" sh "$@"
      """;

  private RubyHost() {}

  /** Tells what of rbenv is there, each on a line of its own. */
  static Script look(Ruby task) {
    var wanted = task.wanted();
    return wanted.about(asUser(task, LOOK, root(task), wanted.text(), wanted.fileText()));
  }

  /** Tells the version of the distribution's Ruby. */
  static Script lookAtDistribution(Ruby task) {
    var wanted = task.wanted();
    return wanted.about(Script.of(LOOK_AT_DISTRIBUTION, wanted.text(), wanted.fileText()));
  }

  /**
   * Brings rbenv, a Ruby and the choice of it.
   *
   * @param builds whether the Ruby is to be built
   */
  static Script build(Ruby task, boolean builds) {
    var variables = new HashMap<String, String>();
    if (task.jemalloc()) {
      variables.put("RUBY_CONFIGURE_OPTS", "--with-jemalloc");
    }
    task.jobs().ifPresent(it -> variables.put("MAKE_OPTS", "-j" + it));
    task.mirror().ifPresent(it -> variables.put("RUBY_BUILD_MIRROR_URL", it));
    var wanted = task.wanted();
    return asUser(
            task,
            BUILD,
            root(task),
            wanted.text(),
            wanted.fileText(),
            task.rbenvRepo(),
            task.rubyBuildRepo(),
            String.valueOf(builds),
            String.valueOf(task.global()))
        .needing("git")
        .with(variables);
  }

  private static String root(Ruby task) {
    return task.root().map(RemotePath::text).orElse("");
  }

  private static Script asUser(Ruby task, String text, String... arguments) {
    if (task.user().isEmpty()) {
      return Script.of(text, arguments);
    }
    var words = new ArrayList<>(List.of(task.user().get().text(), text));
    words.addAll(List.of(arguments));
    return Script.of(AS_USER, words.toArray(String[]::new));
  }
}
