package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Npm}. */
final class NpmTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a tool on a bare host",
            "npm: {name: svgo, version: '4', global: true}",
            Observed.bare(),
            "+ npm package svgo 4",
            "$ npm install svgo@4 --global"),
        row(
            "in order",
            "npm: {name: svgo, version: '4', global: true}",
            Observed.bare().answers("svgo", "version 4.0.1\n"),
            "="),
        row(
            "another version",
            "npm: {name: svgo, version: '4', path: /a, ignore_scripts: true}",
            Observed.bare().answers("svgo", "version 3.2.0\n"),
            "~ npm package svgo in /a version 3.2.0 → 4",
            "$ npm install svgo@4 --ignore-scripts"),
        row(
            "removed",
            "npm: {name: svgo, path: /a, state: absent}",
            Observed.bare().answers("svgo", "version 3.2.0\n"),
            "- npm package svgo in /a 3.2.0"),
        row(
            "is not there",
            "npm: {name: svgo, global: true, state: absent}",
            Observed.bare().answers("svgo", ""),
            "="),
        row(
            "a program",
            "npm: {path: /a, ci: true, production: true}",
            Observed.bare(),
            "+ packages of /a",
            "$ /a true npm ci --omit=dev"),
        row(
            "a program that is complete",
            "npm: {path: /a}",
            Observed.bare().answers("package-lock", "complete\n"),
            "="),
        row(
            "no place",
            "npm: {name: svgo}",
            Observed.bare(),
            "? give either `path`, the folder of a program, or `global: true`"),
        row(
            "no package",
            "npm: {path: /a, version: '4'}",
            Observed.bare(),
            "? give the `name` of the package"),
        row(
            "two things at once",
            "npm: {path: /a, name: svgo, ci: true}",
            Observed.bare(),
            "? `ci` installs all that is locked: leave `name` out"),
        row(
            "what is no package",
            "npm: {path: /a, name: --x}",
            Observed.bare(),
            "? `--x` is not the name of a package"));
  }
}
