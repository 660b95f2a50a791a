package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

/** The cases of {@link Template}. */
final class TemplateTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new file",
            "template: {src: a.conf.ftl, dest: /etc/a.conf, owner: www-data}",
            Observed.bare().account("www-data", "", ""),
            "~ /etc/a.conf [ → a.conf.ftl] new, 0644 www-data:root",
            "$ put /etc/a.conf 0644"),
        row(
            "a folder gets the name without .ftl",
            "template: {src: a.conf.ftl, dest: /etc/}",
            Observed.bare(),
            "~ /etc/a.conf [ → a.conf.ftl] new, 0644 root"),
        row(
            "other contents",
            "template: {src: t, dest: /a}",
            Observed.bare().file("/a", "u", "0644", "root"),
            "~ /a [u → t]",
            "$ put /a 0644"),
        row(
            "other contents and rights",
            "template: {src: t, dest: /a, mode: 0600}",
            Observed.bare().file("/a", "u", "0644", "root"),
            "~ /a [u → t]",
            "~ /a mode 0644 → 0600"),
        row(
            "in order",
            "template: {src: t, dest: /a}",
            Observed.bare().file("/a", "t", "0640", "alice"),
            "="),
        row(
            "without force",
            "template: {src: t, dest: /a, force: false, mode: 0600}",
            Observed.bare().file("/a", "u", "0644", "root"),
            "~ /a mode 0644 → 0600"),
        row(
            "a link gives way",
            "template: {src: t, dest: /a}",
            Observed.bare().file("/a", new FileState.Link("/b", "root", "root")),
            "~ /a kind link to /b → regular file",
            "~ /a [ → t]"),
        row(
            "no destination",
            "template: {src: t}",
            Observed.bare(),
            "? module `template` needs the parameter `dest`"),
        row(
            "a wrong mode",
            "template: {src: t, dest: /a, mode: 9}",
            Observed.bare(),
            "? `9` is not a file mode: write three or four octal digits such as 0644, or"
                + " u=rw,go=r"));
  }
}
