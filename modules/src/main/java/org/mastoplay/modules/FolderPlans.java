package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link File} plans for folders. */
final class FolderPlans {
  // Prints mode, wanted mode, owner, group and path of the first hundred that differ, and then how
  // many there are; or gives them their modes.
  private static final String EACH =
      """
      each() {
        find "$1" -mindepth "$2" -printf '%y\\t%m\\t%u\\t%g\\t%p\\0' | perl -0ne '
          BEGIN { ($do, $owner, $group, @bits) = splice @ARGV, 0; $n = 0 }
          s/\\0$//;
          ($kind, $mode, $user, $ours, $path) = split /\\t/, $_, 5;
          $mode = oct $mode;
          ($kept, $set) = @bits[$kind eq "d" ? (0, 1) : $mode & 0111 ? (2, 3) : (4, 5)];
          $wanted = $kind eq "l" ? $mode : $mode & $kept | $set;
          if ($do eq "give") {
            chmod $wanted, $path or die "$path: $!\\n" if $wanted != $mode;
          } elsif ($wanted != $mode || $owner ne "" && $owner ne $user
              || $group ne "" && $group ne $ours) {
            $path =~ s/[\\n\\t]/?/g;
            printf "%04o\\t%04o\\t%s\\t%s\\t%s\\n", $mode, $wanted, $user, $ours, $path if $n++ < 100;
          }
          END { print "$n\\n" if $do ne "give" }' "$3" "$4" "$5" "$6" "$7" "$8" "$9" "${10}" "${11}"
      }
      """;
  private static final String FIND_OTHERS =
      EACH + "each \"$1\" 1 find \"$2\" \"$3\" \"$4\" \"$5\" \"$6\" \"$7\" \"$8\" \"$9\"\n";
  private static final String GIVE_ALL =
      EACH
          + """
          if [ -n "$2$3" ]; then chown -hR -- "$2${3:+:$3}" "$1" || exit; fi
          each "$1" 0 give "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9"
          """;
  // New folders above get the same rights, as with Ansible.
  private static final String MAKE =
      """
      for folder do
        [ -d "$folder" ] || mkdir -m 0755 -- "$folder" || exit
      done
      """;

  private FolderPlans() {}

  static Plan folder(FileTarget file, File.Seen now) {
    return switch (now.state()) {
      case FileState.Absent _ ->
          blocked(file, now.above())
              .map(Plan::impossible)
              .orElseGet(() -> Plan.of(make(file, now.above())));
      case FileState.Directory _ when now.below().lines().count() > 1 ->
          Plan.of(giveAll(file, now));
      case FileState.Directory _ -> FilePlans.rights(file, now.state());
      // A link to a folder is as good as the folder, which is how Ansible takes it.
      case FileState.Link _ -> Plan.inOrder();
      case FileState.Regular _, FileState.Special _ ->
          Plan.impossible(
              Diagnosis.of("%s is not a folder.".formatted(file.path()))
                  .because(
                      "A %s of that name is in the way.".formatted(FilePlans.kind(now.state())))
                  .remedy("Remove it with `file: state: absent`, or choose another path."));
    };
  }

  /** Why no folder can be made: something above it is none. */
  private static Optional<Diagnosis> blocked(FileTarget file, List<FileState> above) {
    var parents = above(file.path());
    return IntStream.range(0, parents.size())
        .filter(it ->
            above.get(it) instanceof FileState.Regular
                || above.get(it) instanceof FileState.Special)
        .mapToObj(it ->
            Diagnosis.of("%s can't be made.".formatted(file.path()))
                .because("%s is in the way, and is not a folder.".formatted(parents.get(it)))
                .remedy("Remove it with `file: state: absent`, or choose another path."))
        .findFirst();
  }

  /** The folders above a path, outermost first, without the root. */
  static List<RemotePath> above(RemotePath path) {
    var found = new ArrayList<RemotePath>();
    for (var it = path.parent(); !it.text().equals("/"); it = it.parent()) {
      found.addFirst(it);
    }
    return found;
  }

  /** Prints the paths in a folder whose rights are not those that are wanted. */
  static Script findOthers(FileTarget file) {
    return Script.of(FIND_OTHERS, arguments(file));
  }

  private static Change make(FileTarget file, List<FileState> above) {
    var missing = new ArrayList<RemotePath>();
    var parents = above(file.path());
    for (var i = 0; i < parents.size(); i++) {
      if (above.get(i) instanceof FileState.Absent) {
        missing.add(parents.get(i));
      }
    }
    missing.add(file.path());
    var held = file.rights().fresh(Rights.FOLDER);
    var differences = new ArrayList<Difference>();
    var becomes = new ArrayList<Touch.Becomes<?>>();
    var actions = new ArrayList<Action>();
    actions.add(
        new Action.Run(
            Script.of(MAKE, missing.stream().map(RemotePath::text).toArray(String[]::new))));
    for (var folder : missing) {
      differences.add(new Difference.Appears(folder.text(), "folder, " + Rights.words(held)));
      becomes.add(
          becomes(
              new Query.OfFile(folder, Depth.CONTENT),
              new FileState.Directory(held.mode(), held.owner(), held.group())));
      if (!file.rights().areOpen()) {
        actions.add(file.rights().give(folder));
      }
    }
    return new Change(differences, actions, new Touch.Only(becomes));
  }

  private static Change giveAll(FileTarget file, File.Seen now) {
    var differences = new ArrayList<Difference>();
    var held = Rights.held(now.state()).orElseThrow();
    differences.addAll(file.rights().differences(file.path().text(), held));
    var lines = now.below().lines().toList();
    for (var line : lines.subList(0, lines.size() - 1)) {
      var found = line.split("\t", 5);
      var is = new Rights.Held(Mode.parse(found[0]), found[2], found[3]);
      var wanted =
          new Rights(
              Optional.of(Mode.parse(found[1])), file.rights().owner(), file.rights().group());
      differences.addAll(wanted.differences(found[4], is));
    }
    var more = Integer.parseInt(lines.getLast()) - (lines.size() - 1);
    if (more > 0) {
      differences.add(
          new Difference.Differs(
              file.path().text(),
              "rights below",
              "others",
              "the same for %d more".formatted(more)));
    }
    return new Change(
        differences,
        List.of(new Action.Run(Script.of(GIVE_ALL, arguments(file)))),
        Touch.anything());
  }

  private static String[] arguments(FileTarget file) {
    var rule = file.mode().orElse(new ModeRule("a+"));
    var bits =
        Stream.of(rule.bits(true, true), rule.bits(false, true), rule.bits(false, false))
            .flatMap(it -> Stream.of(it.kept(), it.set()))
            .map(String::valueOf);
    return Stream.concat(
            Stream.of(
                file.path().text(),
                file.rights().ownerName().orElse(""),
                file.rights().groupName().orElse("")),
            bits)
        .toArray(String[]::new);
  }
}
