package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** A site that nginx serves. */
@Module(
    name = "nginx_site",
    summary = "Gives nginx a site, tested with all its other settings before it becomes live.",
    since = "0.1",
    needs = {"nginx", "systemctl"},
    examples = {
      """
      - name: Serve Mastodon, and no longer the page that nginx comes with
        nginx_site:
          name: social.example
          src: nginx-site.conf.ftl
          default_off: true
      """,
      """
      - name: Answer for the old name
        nginx_site:
          name: old.example
          content: |
            server {
              listen 80;
              server_name old.example;
              return 301 https://social.example$request_uri;
            }
      """,
      """
      - name: Stop serving a site, and forget it
        nginx_site:
          name: old.example
          state: absent
      """
    })
record NginxSite(
    @Doc("Name of its file, such as the domain") @FreeForm String name,
    @Doc("Template beside the playbook") Optional<RenderedTemplate> src,
    @Doc("What nginx shall read, instead of `src`") Optional<Content> content,
    @Doc("Whether nginx serves it, or only keeps its file") @Default("true") boolean enabled,
    @Doc("Whether the site that nginx comes with is switched off") @Default("false")
        boolean defaultOff,
    @Doc("Whether it shall be there") @Default("present") Presence state)
    implements TaskModule<NginxSite.Seen> {

  static final Script VERSION = Script.command("nginx", "-v").needing("nginx");
  static final RemotePath DEFAULT = new RemotePath("/etc/nginx/sites-enabled/default");

  /**
   * What was seen.
   *
   * @param link what stands where a site is enabled
   * @param standard what stands there of the site that nginx comes with
   */
  record Seen(FileState file, FileState link, FileState standard, boolean hasNginx) {}

  NginxSite {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of a site: it takes letters, digits, `.`, `-` and `_`"
              .formatted(name));
    }
    if (name.equals("default") && defaultOff) {
      throw new IllegalArgumentException("`default_off` would switch off this very site");
    }
    if (src.isPresent() && content.isPresent()) {
      throw new IllegalArgumentException("give either `src` or `content`");
    }
    if (state == Presence.PRESENT && src.isEmpty() && content.isEmpty()) {
      throw new IllegalArgumentException("give the site's settings: `src` or `content`");
    }
  }

  RemotePath file() {
    return new RemotePath("/etc/nginx/sites-available/" + name);
  }

  RemotePath link() {
    return new RemotePath("/etc/nginx/sites-enabled/" + name);
  }

  Content wanted() {
    return src.map(RenderedTemplate::content).or(() -> content).orElse(Content.EMPTY);
  }

  @Override
  public Probe<Seen> probe() {
    return DesiredFile.look(file(), wanted())
        .with(
            Probe.file(link(), Depth.ATTRIBUTES), (file, link) -> new Seen(file, link, link, true))
        .with(
            Probe.file(DEFAULT, Depth.ATTRIBUTES),
            (seen, standard) -> new Seen(seen.file(), seen.link(), standard, true))
        .with(
            Probe.script(VERSION),
            (seen, nginx) ->
                new Seen(
                    seen.file(),
                    seen.link(),
                    seen.standard(),
                    !(nginx instanceof ScriptState.Unavailable)));
  }

  @Override
  public Plan plan(Seen now) {
    return new NginxSitePlans(this, now).plan();
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return NginxSitePlans.explained(this, failure);
  }
}
