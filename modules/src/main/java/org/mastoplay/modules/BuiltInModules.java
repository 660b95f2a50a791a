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
        Bundler.class,
        CheckClock.class,
        CheckDisk.class,
        CheckDns.class,
        CheckHttp.class,
        CheckMemory.class,
        CheckPort.class,
        CheckPostgresql.class,
        CheckRedis.class,
        CheckS3.class,
        CheckSmtp.class,
        CheckTls.class,
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
        Hostname.class,
        IniFile.class,
        LineInFile.class,
        LocalScript.class,
        LocaleGen.class,
        Mount.class,
        NginxSite.class,
        Nodejs.class,
        Npm.class,
        Pause.class,
        PostgresqlDb.class,
        PostgresqlUser.class,
        Reboot.class,
        Replace.class,
        Ruby.class,
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
        Uri.class,
        User.class,
        WaitFor.class,
        Yarn.class);
  }
}
