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
        BlockInFile.class,
        CheckClock.class,
        CheckDisk.class,
        CheckDns.class,
        CheckHttp.class,
        CheckMemory.class,
        CheckPort.class,
        CheckTls.class,
        Bundler.class,
        Command.class,
        Copy.class,
        Corepack.class,
        Cron.class,
        Deb822Repository.class,
        Debug.class,
        EnvFile.class,
        Fail.class,
        File.class,
        GetUrl.class,
        Git.class,
        Group.class,
        IniFile.class,
        Hostname.class,
        LineInFile.class,
        LocaleGen.class,
        NginxSite.class,
        PostgresqlDb.class,
        PostgresqlUser.class,
        Replace.class,
        Nodejs.class,
        Npm.class,
        Ruby.class,
        LocalScript.class,
        Mount.class,
        Pause.class,
        Reboot.class,
        SetFact.class,
        Shell.class,
        Sshd.class,
        Stat.class,
        Sudoers.class,
        Swap.class,
        Sysctl.class,
        Systemd.class,
        SystemdUnit.class,
        Template.class,
        Timezone.class,
        Unarchive.class,
        UnattendedUpgrades.class,
        User.class);
        User.class,
        Yarn.class);
        Uri.class,
        User.class,
        WaitFor.class);
  }
}
