package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

class ForesightTest {
  private static final RemotePath SITE = new RemotePath("/etc/nginx/sites-enabled/default");
  private static final Plan CHANGE =
      Plan.of(new Change(List.of(new Difference.Appears("it", "")), List.of(), Touch.anything()));
  private static final FileState FOLDER = new FileState.Directory(new Mode(0755), "root", "root");

  private final Map<Query<?>, Object> seen = new HashMap<>();
  private final Foresight foresight = new Foresight();

  @Test
  void plansOverWhatWasSeen() {
    seen.put(attributes(SITE), new FileState.Absent());
    assertThat(outlook(removes(SITE))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void asksForWhatWasNotSeen() {
    assertThat(outlook(removes(SITE)))
        .isEqualTo(new Foresight.Outlook.Missing(java.util.Set.of(attributes(SITE))));
  }

  @Test
  void laysEarlierChangesOverWhatWasSeen() {
    seen.put(attributes(SITE), new FileState.Absent());
    foresight.expect(
        Touch.only(Touch.becomes(new Query.OfFile(SITE, Query.Depth.CONTENT), file())), "Write it");
    assertThat(outlook(removes(SITE))).isEqualTo(foretold(CHANGE));
  }

  @Test
  void leavesOpenWhatIsImpossibleOnlyAsLongAsNothingHappens() {
    seen.put(attributes(SITE), new FileState.Absent());
    var refuses =
        new Fake<FileState>(
            Probe.file(SITE, Query.Depth.ATTRIBUTES), _ -> Plan.impossible(Diagnosis.of("No.")));
    assertThat(outlook(refuses)).isEqualTo(foretold(Plan.impossible(Diagnosis.of("No."))));
    foresight.expect(Touch.only(), "Write another");
    assertThat(outlook(refuses)).isInstanceOf(Foresight.Outlook.Foretold.class);
    foresight.expect(Touch.anything(), "Start it");
    assertThat(outlook(refuses)).isEqualTo(new Foresight.Outlook.Open("Start it"));
  }

  @Test
  void takesWhatATaskLacksToHaveComeBehindATaskThatMayTouchAnything() {
    seen.put(attributes(SITE), new FileState.Absent());
    var lacks =
        new Fake<FileState>(
            Probe.file(SITE, Query.Depth.ATTRIBUTES),
            _ -> Plan.lacking(Diagnosis.of("No folder."), CHANGE));
    var refused = foretold(Plan.lacking(Diagnosis.of("No folder."), CHANGE));
    assertThat(outlook(lacks)).isEqualTo(refused);
    foresight.expect(Touch.only(), "Write another");
    assertThat(outlook(lacks)).isEqualTo(refused);
    foresight.expect(Touch.anything(), "Install it");
    assertThat(outlook(lacks)).isEqualTo(foretold(CHANGE));
  }

  @Test
  void leavesOpenWhatAPackageMayBring() {
    seen.put(attributes(SITE), new FileState.Absent());
    seen.put(attributes(SITE.parent()), new FileState.Absent());
    install("nginx");
    assertThat(outlook(removes(SITE))).isEqualTo(new Foresight.Outlook.Open("Install nginx"));
    assertThat(outlook(makesFolder(SITE))).isEqualTo(new Foresight.Outlook.Open("Install nginx"));
  }

  @Test
  void foretellsWhatIsTheSameWhateverAPackageBrings() {
    seen.put(attributes(SITE), new FileState.Absent());
    seen.put(attributes(SITE.parent()), new FileState.Absent());
    install("nginx");
    assertThat(outlook(writes(SITE))).isEqualTo(foretold(CHANGE));
  }

  @Test
  void expectsNoPackageToBringSomethingIntoAFolderThatIsThere() {
    seen.put(attributes(SITE), new FileState.Absent());
    seen.put(attributes(SITE.parent()), FOLDER);
    install("nginx");
    assertThat(outlook(removes(SITE))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void expectsNoPackageToBringSomethingBelowAFolderThatATaskMakes() {
    seen.put(attributes(SITE), new FileState.Absent());
    seen.put(attributes(SITE.parent()), new FileState.Absent());
    install("nginx");
    foresight.expect(
        Touch.only(Touch.becomes(attributes(new RemotePath("/etc/nginx")), FOLDER)), "Make it");
    assertThat(outlook(removes(SITE))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void foretellsAServiceAsItsPackageLeavesIt() {
    seen.put(new Query.OfUnit("nginx.service"), UnitState.ABSENT);
    install("nginx");
    assertThat(outlook(starts("nginx.service"))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void leavesOpenAServiceThatIsNotNamedLikeAPackage() {
    seen.put(new Query.OfUnit("ngnix.service"), UnitState.ABSENT);
    install("nginx");
    assertThat(outlook(starts("ngnix.service")))
        .isEqualTo(new Foresight.Outlook.Open("Install nginx"));
  }

  @Test
  void plansForAUnitThatAnEarlierTaskWrites() {
    seen.put(new Query.OfUnit("mine.timer"), UnitState.ABSENT);
    install("nginx");
    var path = new RemotePath("/etc/systemd/system/mine.timer");
    foresight.expect(
        Touch.only(Touch.becomes(new Query.OfFile(path, Query.Depth.CONTENT), file())), "Write it");
    assertThat(outlook(starts("mine.timer"))).isEqualTo(foretold(CHANGE));
  }

  @Test
  void foretellsWhatIsTheSameWhetherAServiceIsBroughtOrNot() {
    seen.put(new Query.OfUnit("unknown.service"), UnitState.ABSENT);
    seen.put(new Query.OfUnit("mine.timer"), UnitState.ABSENT);
    install("nginx");
    var path = new RemotePath("/etc/systemd/system/mine.timer");
    foresight.expect(Touch.only(becomes(path, Query.Depth.CONTENT, file())), "Write it");
    var both =
        new Fake<>(
            Probe.unit("unknown.service").with(Probe.unit("mine.timer"), List::of), _ -> CHANGE);
    assertThat(outlook(both)).isEqualTo(foretold(CHANGE));
  }

  @Test
  void expectsNothingBelowWhatIsRemoved() {
    var child = new RemotePath("/etc/nginx/sites-enabled/default");
    var folder = new RemotePath("/etc/nginx");
    seen.put(attributes(child), file());
    foresight.expect(
        Touch.anything(becomes(folder, Query.Depth.CONTENT, new FileState.Absent())), "Remove it");
    assertThat(outlook(removes(child))).isEqualTo(foretold(Plan.inOrder()));
    foresight.expect(Touch.only(becomes(folder, Query.Depth.CONTENT, FOLDER)), "Make it again");
    assertThat(outlook(removes(child))).isEqualTo(foretold(Plan.inOrder()));
    foresight.expect(Touch.only(becomes(child, Query.Depth.CONTENT, file())), "Write into it");
    assertThat(outlook(removes(child))).isEqualTo(foretold(CHANGE));
    foresight.expect(
        Touch.anything(becomes(folder, Query.Depth.CONTENT, new FileState.Absent())), "Remove it");
    assertThat(outlook(removes(child))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void keepsWhatWasReadOfAFileWhoseRightsChange() {
    var full = new Query.OfFile(SITE, Query.Depth.CONTENT);
    seen.put(full, regular(0644, Optional.of(Content.of("text"))));
    foresight.expect(
        Touch.only(becomes(SITE, Query.Depth.ATTRIBUTES, regular(0600, Optional.empty()))),
        "Protect it");
    var inOrder =
        new Fake<>(
            Probe.file(SITE, Query.Depth.CONTENT),
            now ->
                now.equals(regular(0600, Optional.of(Content.of("text"))))
                    ? Plan.inOrder()
                    : CHANGE);
    assertThat(outlook(inOrder)).isEqualTo(foretold(Plan.inOrder()));
    seen.clear();
    assertThat(outlook(inOrder)).isEqualTo(new Foresight.Outlook.Missing(java.util.Set.of(full)));
  }

  @Test
  void expectsNothingOfAPackageThatIsRemovedAgain() {
    seen.put(attributes(SITE), new FileState.Absent());
    seen.put(attributes(SITE.parent()), new FileState.Absent());
    install("nginx");
    var removed = new PackageState(Optional.empty(), Optional.of("1.0"), false, false);
    foresight.expect(
        Touch.anything(Touch.becomes(new Query.OfPackage("nginx"), removed)), "Remove nginx");
    assertThat(outlook(removes(SITE))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void doesNotBelieveAnAnswerAboutAFolderThatIsStirred() {
    var tree = new RemotePath("/srv/app");
    foresight.expect(Touch.anything(), "Run something");
    assertThat(outlook(checks(tree, true))).isEqualTo(foretold(Plan.inOrder()));
    foresight.expect(Touch.anything().stirring(tree), "Check out");
    assertThat(outlook(checks(tree.child("Gemfile"), true))).isEqualTo(open("Check out"));
    assertThat(outlook(checks(tree.parent(), true))).isEqualTo(open("Check out"));
    assertThat(outlook(checks(new RemotePath("/srv/other"), true)))
        .isEqualTo(foretold(Plan.inOrder()));
    assertThat(outlook(checks(tree, false))).isEqualTo(foretold(CHANGE));
  }

  @Test
  void doesNotBelieveWhatWasSeenInAFolderThatIsStirred() {
    var file = new RemotePath("/srv/app/bin/x");
    seen.put(attributes(file), new FileState.Absent());
    foresight.expect(Touch.only().stirring(new RemotePath("/srv/app")), "Check out");
    assertThat(outlook(removes(file))).isEqualTo(open("Check out"));
    assertThat(outlook(makesFolder(file))).isEqualTo(foretold(CHANGE));
    foresight.expect(Touch.only(becomes(file, Query.Depth.CONTENT, file())), "Write it");
    assertThat(outlook(makesFolder(file))).isEqualTo(foretold(CHANGE));
    foresight.expect(
        Touch.only(becomes(file, Query.Depth.CONTENT, new FileState.Absent())), "Remove it");
    assertThat(outlook(removes(file))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void doesNotBelieveAnAnswerAboutAFileThatIsWritten() {
    foresight.expect(Touch.only(becomes(SITE, Query.Depth.CONTENT, file())), "Write it");
    assertThat(outlook(checks(SITE.parent(), true))).isEqualTo(open("Write it"));
    assertThat(outlook(checks(SITE.child("x"), true))).isEqualTo(foretold(Plan.inOrder()));
    foresight.expect(
        Touch.only(becomes(SITE.parent(), Query.Depth.CONTENT, new FileState.Absent())), "Remove");
    assertThat(outlook(checks(SITE.child("x"), true))).isEqualTo(open("Remove"));
    assertThat(outlook(checks(new RemotePath("/srv"), true))).isEqualTo(foretold(Plan.inOrder()));
  }

  @Test
  void believesWhatATaskSaysThatAScriptWillAnswerUntilTheNextStirs() {
    var tree = new RemotePath("/srv/app");
    var check = new Query.OfScript(Script.of("check").about(tree));
    foresight.expect(Touch.anything().stirring(tree), "Check out");
    foresight.expect(
        Touch.anything(Touch.becomes(check, new ScriptState.Ran(0, "", ""))), "Install");
    assertThat(outlook(checks(tree, false))).isEqualTo(foretold(Plan.inOrder()));
    foresight.expect(Touch.anything().stirring(tree), "Check out again");
    assertThat(outlook(checks(tree, true))).isEqualTo(open("Check out again"));
  }

  private TaskModule<ScriptState> checks(RemotePath about, boolean succeeds) {
    var script = Script.of("check").about(about);
    seen.put(new Query.OfScript(script), new ScriptState.Ran(succeeds ? 0 : 1, "", ""));
    return new Fake<>(
        Probe.script(script), now -> now.output().isPresent() ? Plan.inOrder() : CHANGE);
  }

  private static Foresight.Outlook open(String task) {
    return new Foresight.Outlook.Open(task);
  }

  private static Touch.Becomes<FileState> becomes(
      RemotePath path, Query.Depth depth, FileState state) {
    return Touch.becomes(new Query.OfFile(path, depth), state);
  }

  private static FileState regular(int mode, Optional<Content> content) {
    return new FileState.Regular(
        new Mode(mode), "root", "root", 4, content.map(Content::sha256), content);
  }

  private void install(String name) {
    var installed = new PackageState(Optional.of("1.0"), Optional.of("1.0"), false, false);
    foresight.expect(
        Touch.anything(Touch.becomes(new Query.OfPackage(name), installed)), "Install " + name);
  }

  private Foresight.Outlook outlook(TaskModule<?> module) {
    return foresight.outlook(module, query -> Optional.ofNullable(seen.get(query)));
  }

  private static Foresight.Outlook foretold(Plan plan) {
    return new Foresight.Outlook.Foretold(plan);
  }

  private static Query.OfFile attributes(RemotePath path) {
    return new Query.OfFile(path, Query.Depth.ATTRIBUTES);
  }

  private static FileState file() {
    return new FileState.Regular(
        new Mode(0644), "root", "root", 0, Optional.empty(), Optional.of(Content.EMPTY));
  }

  private static TaskModule<FileState> removes(RemotePath path) {
    return new Fake<>(
        Probe.file(path, Query.Depth.ATTRIBUTES),
        now -> now instanceof FileState.Absent ? Plan.inOrder() : CHANGE);
  }

  private static TaskModule<FileState> makesFolder(RemotePath path) {
    return new Fake<>(
        Probe.file(path, Query.Depth.ATTRIBUTES),
        now -> now instanceof FileState.Directory ? Plan.inOrder() : CHANGE);
  }

  private static TaskModule<FileState> writes(RemotePath path) {
    return new Fake<>(
        Probe.file(path, Query.Depth.ATTRIBUTES),
        now ->
            now instanceof FileState.Directory
                ? Plan.impossible(Diagnosis.of("A folder is in the way."))
                : CHANGE);
  }

  private static TaskModule<UnitState> starts(String unit) {
    return new Fake<>(Probe.unit(unit), now -> now.isActive() ? Plan.inOrder() : CHANGE);
  }

  /** A module made of a probe and a plan. */
  private record Fake<S>(Probe<S> probe, Function<S, Plan> planner) implements TaskModule<S> {
    @Override
    public Plan plan(S now) {
      return planner.apply(now);
    }
  }
}
