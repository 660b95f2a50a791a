package org.mastoplay.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.host.Identity.Become;
import org.mastoplay.host.Identity.Login;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Opens shells on one host, as whoever is asked for. */
final class ShellOpener {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*\\$?");
  private static final List<String> SH = List.of("/bin/sh");

  private final Target target;
  private final Launcher launcher;
  private final String login;

  /**
   * @param login the name of the account that logged in
   */
  ShellOpener(Target target, Launcher launcher, String login) {
    this.target = target;
    this.launcher = launcher;
    this.login = login;
  }

  /**
   * Opens a shell.
   *
   * @param facts whether its greeting tells facts
   * @throws Unreachable if there is no way to become who is asked for
   */
  FramedShell open(Identity identity, boolean facts) {
    try {
      return switch (identity) {
        case Login() -> plain(identity, SH, facts);
        case Become(var user, var _) when !ACCOUNT.matcher(user).matches() ->
            throw new Unreachable(BecomeTrouble.noAccountName(user));
        case Become(var user, var _) when user.equals(login) -> plain(identity, SH, facts);
        case Become(var user, var _) when login.equals("root") ->
            plain(identity, List.of("env", "LC_ALL=C", "runuser", "-s", "/bin/sh", user), facts);
        case Become become ->
            switch (become.method()) {
              case SUDO -> sudo(become, facts);
              case SU -> withPassword(become, becomePassword(become, ""), facts);
              // It would ask on a terminal only, so it must not have to ask.
              case DOAS ->
                  plain(
                      identity,
                      List.of("env", "LC_ALL=C", "doas", "-n", "-u", become.user(), "/bin/sh"),
                      facts);
            };
      };
    } catch (IOException gone) {
      throw new Unreachable(ShellTrouble.lost(target, launcher.open(), ""), gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unreachable(ShellTrouble.interrupted(), stopped);
    }
  }

  private FramedShell sudo(Become become, boolean facts) throws IOException, InterruptedException {
    // LC_ALL=C so that sudo's refusal can be understood; sudo does not pass it on.
    var words = List.of("env", "LC_ALL=C", "sudo", "-n", "-H", "-u", become.user(), "/bin/sh");
    var opening = new Opening(words);
    var shell = opening.greet(facts);
    if (shell.isPresent()) {
      return shell.get();
    }
    var refusal = opening.said.words();
    if (!BecomeTrouble.passwordIsNeeded(refusal)) {
      throw opening.refused(become);
    }
    return withPassword(become, becomePassword(become, refusal), facts);
  }

  private Secret becomePassword(Become become, String refusal) {
    return target
        .becomePassword()
        .orElseThrow(
            () -> new Unreachable(BecomeTrouble.needsPassword(target, login, become, refusal)));
  }

  private FramedShell plain(Identity identity, List<String> words, boolean facts)
      throws IOException, InterruptedException {
    var opening = new Opening(words);
    return opening.greet(facts).orElseThrow(() -> opening.refused(identity));
  }

  /**
   * Lets sudo or su ask, and answers the one prompt that was seen, never more: a second try could
   * lock the account.
   */
  private FramedShell withPassword(Become become, Secret password, boolean facts)
      throws IOException, InterruptedException {
    var ready = Marker.fresh();
    var prompt = Marker.fresh();
    var command = "/bin/sh -c \"echo %s; exec /bin/sh\"".formatted(ready);
    var opening = new Opening(SH);
    var said = opening.said;
    var bySu = become.method() == Identity.Method.SU;
    var asks = bySu ? "assword:" : prompt.word();
    opening.send(
        bySu
            ? "exec env LC_ALL=C su -s /bin/sh -c \"echo %s; exec /bin/sh\" %s\n"
                .formatted(ready, become.user())
            : "exec env LC_ALL=C sudo -S -p %s -H -u %s %s\n"
                .formatted(prompt, become.user(), command));
    said.await(() -> said.err().contains(asks) || isReady(said, ready), target.timeout());
    if (!isReady(said, ready)) {
      if (!said.err().contains(asks)) {
        throw opening.refused(become);
      }
      opening.send(password.reveal() + "\n");
      var prompted = said.err().lastIndexOf(asks);
      var answered =
          said.await(
              () -> isReady(said, ready) || said.err().lastIndexOf(asks) > prompted,
              target.timeout());
      if (!answered || !isReady(said, ready)) {
        opening.pipes.kill().run();
        throw new Unreachable(
            BecomeTrouble.afterPassword(
                target, login, become, said.words().replace(prompt.word(), "").strip()));
      }
    }
    return opening.greet(facts).orElseThrow(() -> opening.refused(become));
  }

  private static boolean isReady(Conversation said, Marker ready) {
    return said.out().contains(ready.word());
  }

  /** A command that is to become a shell. */
  private final class Opening {
    private final Conversation said = new Conversation();
    private final Pipes pipes;
    private final Pump out;
    private final Pump err;

    Opening(List<String> words) throws IOException {
      pipes = launcher.start(words);
      out = Pump.start(pipes.out(), said.outSink());
      err = Pump.start(pipes.err(), said.errSink());
    }

    void send(String text) throws IOException {
      OutputStream in = pipes.in();
      in.write(text.getBytes(StandardCharsets.UTF_8));
      in.flush();
    }

    /** Makes it serve requests; empty if it says something else than a greeting, or nothing. */
    Optional<FramedShell> greet(boolean facts) throws InterruptedException {
      var marker = Marker.fresh();
      try {
        send(LoopScript.statement(marker, facts));
      } catch (IOException ended) {
        // What was said before the end tells why.
      }
      var line = marker.line();
      var greeted =
          said.await(
              () -> count(said.out(), line) == 2 && said.err().contains(line), target.timeout());
      if (!greeted) {
        pipes.kill().run();
        return Optional.empty();
      }
      out.to(Sink.nothing());
      err.to(Sink.nothing());
      return Optional.of(
          new FramedShell(pipes, out, err, between(said.out(), line), this::whyLost));
    }

    Unreachable refused(Identity identity) {
      pipes.kill().run();
      if (!launcher.open()) {
        return new Unreachable(ShellTrouble.lost(target, false, ""));
      }
      return new Unreachable(
          said.ended()
              ? BecomeTrouble.refused(target, login, identity, said.words())
              : ShellTrouble.noAnswer(target, said.words()));
    }

    private Diagnosis whyLost(String lastLine) {
      return ShellTrouble.lost(target, launcher.open(), lastLine);
    }
  }

  private static int count(String text, String line) {
    var count = 0;
    for (int at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + line.length() - 1)) {
      count++;
    }
    return count;
  }

  private static String between(String text, String line) {
    var from = text.indexOf(line) + line.length();
    return text.substring(from, Math.max(from, text.lastIndexOf(line)));
  }
}
