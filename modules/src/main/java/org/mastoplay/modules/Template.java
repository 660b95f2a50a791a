package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.module.TaskModule;

/** A file made from a template. */
@Module(
    name = "template",
    summary = "Puts a file on the host that is rendered from a FreeMarker template.",
    since = "0.1",
    examples = {
      """
      - name: Render the virtual host
        template:
          src: nginx-site.conf.ftl
          dest: /etc/nginx/sites-available/social.example
        notify: Reload nginx
      """,
      """
      - name: Render Mastodon's settings
        template:
          src: env.production.ftl
          dest: /home/mastodon/live/.env.production
          owner: mastodon
          group: mastodon
          mode: "0600"
          backup: true
      """
    })
record Template(
    @Doc("Template beside the playbook") RenderedTemplate src,
    @Doc("Where the file goes; into it, if that is a folder") Destination dest,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Whether a file that is already there with other contents is replaced") @Default("true")
        boolean force,
    @Doc("Whether a link at `dest` stays, and the file that it leads to is replaced")
        @Default("false")
        boolean follow,
    @Doc("Command that must accept the new file before it takes its place")
        Optional<Validation> validate)
    implements TaskModule<Destination.Seen> {

  @Override
  public Probe<Destination.Seen> probe() {
    return dest.look(
        src.name().replaceFirst("\\.ftlh?$", ""),
        src.content(),
        new Access(mode, owner, group),
        follow);
  }

  @Override
  public Plan plan(Destination.Seen now) {
    var file =
        new DesiredFile(
            now.path(),
            src.content(),
            now.footing().rights(now.state()),
            validate.map(Validation::script),
            backup);
    return now.footing()
        .bear(
            force || now.state() instanceof FileState.Absent
                ? file.plan(now.state())
                : file.rightsOnly(now.state()));
  }
}
