package org.mastoplay.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import freemarker.template.TemplateModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** Functions that make a text of a text. */
final class TextFunctions {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private TextFunctions() {}

  static void addTo(ImmutableMap.Builder<String, Function.Body> all) {
    all.put("quote(text)", TextFunctions::quote);
    all.put(
        "b64encode(text)", it -> Base64.getEncoder().encodeToString(it.text(0).getBytes(UTF_8)));
    all.put("b64decode(text)", TextFunctions::b64decode);
    all.put("hash(text, 'sha256')", TextFunctions::hash);
    all.put("basename(path)", it -> basename(it.text(0)));
    all.put("dirname(path)", it -> dirname(it.text(0)));
  }

  /** One word that a shell takes as it is. */
  private static String quote(Arguments arguments) throws TemplateModelException {
    var text = arguments.text(0);
    if (text.indexOf('\0') >= 0) {
      throw arguments.mistake("is given a zero byte, which no shell can take");
    }
    return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String b64decode(Arguments arguments) throws TemplateModelException {
    try {
      var bytes =
          Base64.getDecoder().decode(CharMatcher.whitespace().removeFrom(arguments.text(0)));
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException e) {
      throw arguments.mistake("is given what is not base64");
    } catch (CharacterCodingException e) {
      throw arguments.mistake("is given what is no text, but other bytes in base64");
    }
  }

  private static String hash(Arguments arguments) throws TemplateModelException {
    var algorithm = ALGORITHMS.get(arguments.text(1));
    if (algorithm == null) {
      throw arguments.mistake(
          "doesn't know `%s`, only sha1, sha256 and sha512".formatted(arguments.text(1)));
    }
    try {
      var digest = MessageDigest.getInstance(algorithm).digest(arguments.text(0).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String dirname(String path) {
    var end = path.lastIndexOf('/');
    var folder = path.substring(0, Math.max(0, end)).replaceFirst("/+$", "");
    return folder.isEmpty() && end >= 0 ? "/" : folder;
  }
}
