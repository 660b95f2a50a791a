package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.ModuleCatalogue;
import org.mastoplay.module.TaskModule;

/** The modules that come with mastoplay. */
public final class BuiltInModules implements ModuleCatalogue {
  @Override
  public List<Class<? extends TaskModule<?>>> modules() {
    return List.of(
        Apt.class,
        Assert.class,
        AuthorizedKey.class,
        Command.class,
        Copy.class,
        Debug.class,
        Fail.class,
        Fail2banJail.class,
        File.class,
        Git.class,
        Group.class,
        LineInFile.class,
        LocaleGen.class,
        SetFact.class,
        Shell.class,
        Sshd.class,
        Stat.class,
        Systemd.class,
        Template.class,
        Timezone.class,
        Ufw.class,
        User.class);
  }
}
