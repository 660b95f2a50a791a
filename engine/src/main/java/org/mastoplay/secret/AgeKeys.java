package org.mastoplay.secret;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.Node;

/**
 * The age keys of the person who runs mastoplay. They lie in a file that is not looked at before
 * something encrypted is met.
 */
public final class AgeKeys implements Decryptor {
  /** Names another key file. */
  public static final String VARIABLE = "MASTOPLAY_AGE_KEY_FILE";

  private static final String USUAL = ".config/mastoplay/age.key";
  private static final String IDENTITY = "AGE-SECRET-KEY-1";

  private final Optional<Path> chosen;
  private final Path home;

  /**
   * @param home where {@code ~} is
   */
  public AgeKeys(Map<String, String> environment, Path home) {
    this.chosen =
        Optional.ofNullable(environment.get(VARIABLE)).filter(it -> !it.isEmpty()).map(Path::of);
    this.home = home;
  }

  /** Where the key file lies, or would lie. */
  public Path file() {
    return chosen.orElse(home.resolve(USUAL));
  }

  /** The key file as a person would write it. */
  public String shownFile() {
    return file().startsWith(home) ? "~/" + home.relativize(file()) : file().toString();
  }

  /** Whether there is a key file. */
  public boolean exist() {
    return Files.exists(file());
  }

  /** Whether somebody has said where the key file lies, so that no other is to be made. */
  public boolean areChosen() {
    return chosen.isPresent();
  }

  /**
   * Decrypts an age file, binary or armored.
   *
   * @throws AgeTrouble if there is no key, or none that fits, or the bytes are damaged
   */
  public byte[] decrypt(byte[] encrypted) {
    return Age.decrypt(encrypted, identities(), shownFile());
  }

  @Override
  public Optional<String> decrypt(Node.Scalar armored, Problems problems) {
    try {
      var plain = decrypt(AgeFormat.laidOut(armored.text()));
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (AgeTrouble trouble) {
      problems.add(trouble.at(armored.place()));
      return Optional.empty();
    }
  }

  /**
   * For whom others encrypt what these keys shall decrypt.
   *
   * @throws AgeTrouble if there is no key
   */
  public List<String> recipients() {
    if (!exist() && !areChosen()) {
      throw new AgeTrouble(
          "there is no age key in %s yet".formatted(shownFile()),
          "make one with `mastoplay secrets init`");
    }
    return identities().stream()
        .map(identity -> Age.recipient(identity, shownFile()))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Makes a key file, which only its owner can read.
   *
   * @return the recipient
   * @throws AgeTrouble if there is one already, or it can't be written
   */
  public String create() {
    var identity = Age.newIdentity();
    var recipient = Age.recipient(identity, shownFile());
    var text = "# public key: %s\n%s\n".formatted(recipient, identity);
    var forOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var folderForOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      var folder = file().toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder, folderForOwner);
      }
      Files.createFile(file(), forOwner);
      Files.writeString(file(), text);
      return recipient;
    } catch (FileAlreadyExistsException exists) {
      throw new AgeTrouble(
          "there is a key already in %s, and without it nothing could be decrypted"
              .formatted(shownFile()),
          "keep it; if you do want another one, move that file away first");
    } catch (IOException e) {
      throw new AgeTrouble(
          "the key file %s can't be written".formatted(shownFile()),
          "see with ls -ld whether its folder is yours, or name another file in " + VARIABLE);
    }
  }

  private List<String> identities() {
    var identities =
        text()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(ImmutableList.toImmutableList());
    if (identities.isEmpty() || !identities.stream().allMatch(it -> it.startsWith(IDENTITY))) {
      throw new AgeTrouble(
          "%s is no file with age keys".formatted(shownFile()),
          "it must hold a line that begins with " + IDENTITY);
    }
    return identities;
  }

  private String text() {
    try {
      var bytes = Files.readAllBytes(file());
      if (AgeFormat.isEncrypted(bytes)) {
        throw new AgeTrouble(
            "the key file %s is itself encrypted".formatted(shownFile()),
            "decrypt it with `age -d` to a file that only you can read");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new AgeTrouble(
          "an age key is needed here, and there is none in %s".formatted(shownFile()),
          areChosen()
              ? VARIABLE + " names that file; is it right?"
              : "put your key there, or let %s name its file".formatted(VARIABLE));
    } catch (IOException unreadable) {
      throw new AgeTrouble(
          "the key file %s can't be read".formatted(shownFile()), "see with ls -l who may read it");
    }
  }
}
