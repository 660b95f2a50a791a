package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link MastodonAssets}. */
final class MastodonAssetsTest extends ModuleTable {
  private static final String ASSETS = "assets of /home/mastodon/live";

  private static Observed seen(String report) {
    return Observed.bare().answers("git describe", report);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            "mastodon_assets: {memory: 1024}",
            Observed.bare(),
            "+ " + ASSETS + " compiled",
            "$ 1024"),
        row(
            "not compiled",
            "mastodon_assets: {}",
            seen("wanted v1 a\n"),
            "+ " + ASSETS + " compiled"),
        row("in order", "mastodon_assets: {}", seen("wanted v1 a\ncompiled\nnoted v1 a\n"), "="),
        row(
            "another version",
            "mastodon_assets: {}",
            seen("wanted v2 b\ncompiled\nnoted v1 a\n"),
            "~ " + ASSETS + " version v1 → v2"),
        row(
            "other sources",
            "mastodon_assets: {}",
            seen("wanted v1 b\ncompiled\nnoted v1 a\n"),
            "~ " + ASSETS + " sources others → as checked out"),
        row(
            "made by hand",
            "mastodon_assets: {}",
            seen("wanted v1 a\ncompiled\n"),
            "~ " + ASSETS + " version unknown → v1"),
        row(
            "files are missing",
            "mastodon_assets: {}",
            seen("wanted v1 a\ncompiled\nnoted v1 a\nlacks x.js\nlacks y.js\n"),
            "~ " + ASSETS + " files 2 missing → complete"));
  }
}
