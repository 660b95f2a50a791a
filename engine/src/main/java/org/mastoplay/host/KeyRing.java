package org.mastoplay.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mastoplay.text.Secret;

/** The private keys in files, each read once and unlocked once in a run, however many hosts. */
final class KeyRing {
  private final Function<String, Optional<Secret>> prompt;
  private final Map<Path, Optional<KeyFile>> read = new HashMap<>();
  private final Lock lock = new ReentrantLock();
  private final Lock oneQuestionAtATime = new ReentrantLock();

  /**
   * @param prompt asks a person for a passphrase
   */
  KeyRing(Function<String, Optional<Secret>> prompt) {
    this.prompt = prompt;
  }

  /**
   * The key in a file that the person named.
   *
   * @throws Unreachable if there is none that can be used
   */
  KeyFile named(Path path) {
    return key(path, true).orElseThrow(() -> new Unreachable(KeyTrouble.missing(path)));
  }

  /** The key in a file where one is usually found; empty if there is none that can be used. */
  Optional<KeyFile> usual(Path path) {
    try {
      return key(path, false);
    } catch (Unreachable unusable) {
      return Optional.empty();
    }
  }

  private Optional<KeyFile> key(Path path, boolean mustBeThere) {
    lock.lock();
    try {
      var known = read.get(path);
      if (known != null) {
        return known;
      }
      if (!Files.exists(path) && !mustBeThere) {
        return Optional.empty();
      }
      var key = Optional.of(parse(path));
      read.put(path, key);
      return key;
    } finally {
      lock.unlock();
    }
  }

  private KeyFile parse(Path path) {
    String text;
    try {
      text = Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new Unreachable(KeyTrouble.unreadable(path, unreadable), unreadable);
    }
    return new KeyFileParser(path, text, this::ask).parse();
  }

  private Optional<Secret> ask(String question) {
    oneQuestionAtATime.lock();
    try {
      return prompt.apply(question);
    } finally {
      oneQuestionAtATime.unlock();
    }
  }
}
