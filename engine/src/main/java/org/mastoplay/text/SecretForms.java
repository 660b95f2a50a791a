package org.mastoplay.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which a text is written inside other texts: escaped, quoted, encoded. */
final class SecretForms {
  /** What Java, FreeMarker and JavaScript leave as it is in a URL, beside letters and digits. */
  private static final Set<String> SAFE_IN_URLS = Set.of("-_.~", "-_.*", "-_.!~'()*");

  private SecretForms() {}

  /** The text itself and all its other forms. */
  static Set<String> of(String text) {
    var forms = new LinkedHashSet<String>();
    forms.add(text);
    var html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    var quoted = html.replace("\"", "&quot;");
    forms.add(html);
    forms.add(quoted);
    forms.add(quoted.replace("'", "&#39;"));
    forms.add(quoted.replace("'", "&apos;"));
    for (var safe : SAFE_IN_URLS) {
      var url = percent(text, safe);
      forms.add(url);
      forms.add(url.replace("%20", "+"));
      forms.add(url.replace("%2F", "/"));
    }
    var json =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    forms.add(json.replace("'", "\\'"));
    forms.add(json.replace("'", "\\'").replace(">", "\\>"));
    forms.add(text.replace("'", "''"));
    forms.add(text.replace("'", "'\\''"));
    forms.add(text.replace("'", "'\"'\"'"));
    forms.add(text.replaceAll("[\\\\\"$`]", "\\\\$0"));
    forms.add(text.replaceAll("[^\\w@%+=:,./\\-\\n]", "\\\\$0"));
    for (var ending : Set.of("", "\n")) {
      var bytes = (text + ending).getBytes(UTF_8);
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return forms;
  }

  private static String percent(String text, String safe) {
    var out = new StringBuilder();
    for (var b : text.getBytes(UTF_8)) {
      var c = (char) (b & 0xff);
      var plain = c < 0x80 && (Character.isLetterOrDigit(c) || safe.indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }
}
