package org.mastoplay.secret;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A file that is encrypted, or shall be: read, and replaced as a whole. */
public record EncryptedFile(Path path, AgeKeys keys) {
  /** Lists, in the folder of the file, for whom it is encrypted. */
  public static final String RECIPIENTS = ".age-recipients";

  private static final Set<PosixFilePermission> FOR_OWNER =
      PosixFilePermissions.fromString("rw-------");

  public boolean isEncrypted() {
    return Files.exists(path) && AgeFormat.isEncrypted(bytes());
  }

  /** What is in the file as it lies there. */
  public byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was encrypted.
   *
   * @throws AgeTrouble if it can't be decrypted
   */
  public byte[] decrypt() {
    try {
      return keys.decrypt(bytes());
    } catch (AgeTrouble trouble) {
      var what = trouble.what().replaceFirst("^this\\b", path.toString());
      throw new AgeTrouble(what, trouble.remedy());
    }
  }

  /**
   * For whom the file is to be encrypted: those that {@link #RECIPIENTS} beside it lists, and the
   * person's own keys.
   *
   * @throws AgeTrouble if there are none, or fewer than the file is encrypted for now
   */
  public List<String> recipients() {
    var list = path.resolveSibling(RECIPIENTS);
    var listed = Files.exists(list) ? listed(list) : ImmutableList.<String>of();
    var own = listed.isEmpty() || keys.exist() ? keys.recipients() : ImmutableList.<String>of();
    var all =
        own.stream().anyMatch(listed::contains)
            ? listed
            : ImmutableSet.copyOf(Iterables.concat(listed, own)).asList();
    var now = isEncrypted() ? AgeFormat.recipients(bytes()).size() : 0;
    if (now > all.size()) {
      throw new AgeTrouble(
          "%s is encrypted for %d recipients, but only %d of them can be told here"
              .formatted(path, now, all.size()),
          "list them all in %s, one a line, so that none is lost".formatted(list));
    }
    return all;
  }

  /** Replaces the file by what is encrypted for these recipients; as text unless it was binary. */
  public void encrypt(byte[] plain, List<String> recipients) {
    var armored = !isEncrypted() || AgeFormat.isArmored(bytes());
    replace(Age.encrypt(plain, recipients, armored));
  }

  /** A text encrypted as text, to stand somewhere else than in a file of its own. */
  public static byte[] armored(byte[] plain, List<String> recipients) {
    return Age.encrypt(plain, recipients, true);
  }

  /** Replaces the file, which only its owner may read from then on, by something not encrypted. */
  public void replace(byte[] bytes) {
    try {
      AtomicFile.write(path, bytes, FOR_OWNER);
    } catch (IOException e) {
      throw new AgeTrouble(
          "%s can't be written".formatted(path), "see with ls -ld whether its folder is yours");
    }
  }

  /**
   * The words, if each is a recipient.
   *
   * @throws AgeTrouble naming the first that is not
   */
  public static List<String> recipients(List<String> words) {
    for (var word : words) {
      if (!Age.isRecipient(word)) {
        throw new AgeTrouble(
            "`%s` is no age recipient".formatted(word),
            "a recipient begins with age1; `mastoplay secrets init` tells yours");
      }
    }
    return ImmutableList.copyOf(words);
  }

  private static List<String> listed(Path list) {
    try (var lines = Files.lines(list)) {
      return recipients(
          lines.map(String::strip).filter(it -> !it.isEmpty() && !it.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AgeTrouble trouble) {
      throw new AgeTrouble("in %s, %s".formatted(list, trouble.what()), trouble.remedy());
    }
  }
}
