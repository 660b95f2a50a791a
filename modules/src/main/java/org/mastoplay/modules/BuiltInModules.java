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
        Cron.class,
        Deb822Repository.class,
        Debug.class,
        Fail.class,
        File.class,
        Git.class,
        Group.class,
        Hostname.class,
        LineInFile.class,
        LocaleGen.class,
        SetFact.class,
        Shell.class,
        Sshd.class,
        Stat.class,
        Sudoers.class,
        Systemd.class,
        Template.class,
        Timezone.class,
        UnattendedUpgrades.class,
        User.class);
  }
}
