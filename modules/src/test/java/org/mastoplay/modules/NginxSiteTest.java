package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

/** The cases of {@link NginxSite}. */
final class NginxSiteTest extends ModuleTable {
  private static Observed nginx() {
    return Observed.bare().answers("nginx -v", "");
  }

  private static Observed serving(String text) {
    return nginx()
        .file("/etc/nginx/sites-available/s", text, "0644", "root")
        .file(
            "/etc/nginx/sites-enabled/s",
            new FileState.Link("/etc/nginx/sites-available/s", "root", "root"));
  }

  private static Observed withDefault(Observed host) {
    return host.file(
        "/etc/nginx/sites-enabled/default",
        new FileState.Link("/etc/nginx/sites-available/default", "root", "root"));
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new on a bare host",
            "nginx_site: {name: s, content: a, default_off: true}",
            Observed.bare(),
            "~ /etc/nginx/sites-available/s [ → a] new, 0644 root",
            "+ /etc/nginx/sites-enabled/s link to /etc/nginx/sites-available/s",
            "- /etc/nginx/sites-enabled/default"),
        row(
            "new",
            "nginx_site: {name: s, src: s.ftl, default_off: true}",
            withDefault(nginx()),
            "~ /etc/nginx/sites-available/s [ → s.ftl] new, 0644 root",
            "+ /etc/nginx/sites-enabled/s link to /etc/nginx/sites-available/s",
            "- /etc/nginx/sites-enabled/default",
            "$ s new on off",
            "$ put /etc/nginx/sites-available/s 0644",
            "$ /etc/nginx/sites-available/s /etc/nginx/sites-enabled/s",
            "$ rm -f -- /etc/nginx/sites-enabled/default",
            "$"),
        row("in order", "nginx_site: {name: s, content: a, default_off: true}", serving("a"), "="),
        row(
            "other contents",
            "nginx_site: {name: s, content: b}",
            withDefault(serving("a")),
            "~ /etc/nginx/sites-available/s [a → b]",
            "$ s new same same",
            "$ put /etc/nginx/sites-available/s 0644",
            "$"),
        row(
            "switched off",
            "nginx_site: {name: s, content: a, enabled: false}",
            serving("a"),
            "- /etc/nginx/sites-enabled/s",
            "$ s same off same",
            "$ rm -f -- /etc/nginx/sites-enabled/s",
            "$"),
        row(
            "a link that leads elsewhere",
            "nginx_site: {name: s, content: a}",
            serving("a")
                .file("/etc/nginx/sites-enabled/s", new FileState.Link("/srv/s", "root", "root")),
            "~ /etc/nginx/sites-enabled/s target /srv/s → /etc/nginx/sites-available/s"),
        row(
            "gone",
            "nginx_site: {name: s, state: absent}",
            serving("a"),
            "- /etc/nginx/sites-enabled/s",
            "- /etc/nginx/sites-available/s"),
        row("gone on a bare host", "nginx_site: {name: s, state: absent}", Observed.bare(), "="),
        row(
            "a file in the link's place",
            "nginx_site: {name: s, content: a}",
            nginx().file("/etc/nginx/sites-enabled/s", "a", "0644", "root"),
            "! /etc/nginx/sites-enabled/s can't become a link."),
        row(
            "no settings",
            "nginx_site: {name: s}",
            Observed.bare(),
            "? give the site's settings: `src` or `content`"),
        row(
            "a path for a name",
            "nginx_site: {name: a/b, content: a}",
            Observed.bare(),
            "? `a/b` can't be the name of a site: it takes letters, digits, `.`, `-` and `_`"));
  }
}
