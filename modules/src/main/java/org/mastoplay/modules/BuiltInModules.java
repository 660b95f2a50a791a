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
        Debug.class,
        Fail.class,
        File.class,
        Git.class,
        Group.class,
        LineInFile.class,
        LocaleGen.class,
        MastodonAccount.class,
        MastodonAssets.class,
        MastodonEnv.class,
        MastodonMigrate.class,
        MastodonSetting.class,
        SetFact.class,
        Shell.class,
        Sshd.class,
        Stat.class,
        Systemd.class,
        Template.class,
        Timezone.class,
        Tootctl.class,
        User.class);
  }
}
