package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known of Mastodon's settings: which are wrong, and which may never change. */
final class EnvRules {
  private static final String LOCAL = "LOCAL_DOMAIN";
  private static final String WEB = "WEB_DOMAIN";
  private static final List<String> KEYS =
      List.of(
          "ACTIVE_RECORD_ENCRYPTION_DETERMINISTIC_KEY",
          "ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT",
          "ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY");
  private static final String PRIVATE_KEY = "VAPID_PRIVATE_KEY";
  private static final String PUBLIC_KEY = "VAPID_PUBLIC_KEY";

  /** Those that are read before Mastodon reads its file. */
  private static final Set<String> OF_THE_SERVICE =
      Set.of(
          "WEB_CONCURRENCY",
          "MAX_THREADS",
          "MIN_THREADS",
          "PORT",
          "BIND",
          "SOCKET",
          "PERSISTENT_TIMEOUT",
          "RAILS_ENV",
          "NODE_ENV",
          "LD_PRELOAD",
          "MALLOC_ARENA_MAX");

  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

  private EnvRules() {}

  /**
   * Looks through settings that are to be written.
   *
   * @throws IllegalArgumentException if one is wrong; never tells a value that may be secret
   */
  static void check(Map<String, String> settings, List<String> remove) {
    settings.forEach((key, value) -> {
      refuse(Dotenv.refusal(key, value));
      refuse(
          Optional.of(
                  "`%s` has no effect in .env.production: set it for the service".formatted(key))
              .filter(_ -> OF_THE_SERVICE.contains(key)));
      refuse(
          Optional.of("`%s` is both set and removed".formatted(key))
              .filter(_ -> remove.contains(key)));
      refuse(
          Optional.of("`%s` must be 32 letters and digits".formatted(key))
              .filter(_ -> KEYS.contains(key) && !value.matches("[A-Za-z0-9]{32}")));
      refuse(
          Optional.of(
                  "`%s` must be a domain name in lower-case letters, such as social.example; others"
                          .formatted(key)
                      + " than a to z in punycode (xn--…)")
              .filter(
                  _ -> (key.equals(LOCAL) || key.equals(WEB)) && !DOMAIN.matcher(value).matches()));
    });
    var privateKey = settings.get(PRIVATE_KEY);
    var publicKey = settings.get(PUBLIC_KEY);
    if (privateKey != null && publicKey != null && !Vapid.fit(privateKey, publicKey)) {
      throw new IllegalArgumentException(
          "`%s` and `%s` don't belong together: both must come from the same pair"
              .formatted(PRIVATE_KEY, PUBLIC_KEY));
    }
  }

  private static void refuse(Optional<String> why) {
    why.ifPresent(it -> {
      throw new IllegalArgumentException(it);
    });
  }

  /** The first setting that would change although it must not, once there are accounts. */
  static Optional<String> forbidden(Dotenv old, Map<String, String> settings, List<String> remove) {
    var after = old;
    for (var setting : settings.entrySet()) {
      after = after.with(setting.getKey(), setting.getValue());
    }
    for (var key : remove) {
      after = after.without(key);
    }
    for (var key : KEYS) {
      if (old.keys().contains(key) && !old.value(key).equals(after.value(key))) {
        return Optional.of(key);
      }
    }
    if (!old.keys().contains(LOCAL)) {
      return Optional.empty();
    }
    if (!old.value(LOCAL).equals(after.value(LOCAL))) {
      return Optional.of(LOCAL);
    }
    return web(old).equals(web(after)) ? Optional.empty() : Optional.of(WEB);
  }

  private static Optional<String> web(Dotenv settings) {
    return settings.keys().contains(WEB) ? settings.value(WEB) : settings.value(LOCAL);
  }

  /** What a change would do; the rest of a sentence. */
  static String harm(String key) {
    return KEYS.contains(key)
        ? "what is encrypted with the old key could never be read again."
        : "other servers know all of them by the old name: they would be lost to everybody.";
  }
}
