package org.mastoplay.host;

import java.nio.file.Path;

/**
 * Replaces the tokens that OpenSSH allows in file names (ssh_config(5), TOKENS).
 *
 * @param name the host as the person wrote it
 */
record SshTokens(Workstation here, String name, String address, int port, String user) {
  Path path(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter == '%' && i + 1 < text.length()) {
        out.append(token(text.charAt(++i)));
      } else {
        out.append(letter);
      }
    }
    return here.expand(out.toString());
  }

  private String token(char letter) {
    return switch (letter) {
      case '%' -> "%";
      case 'd' -> here.home().toString();
      case 'h' -> address;
      case 'k', 'n' -> name;
      case 'p' -> Integer.toString(port);
      case 'r' -> user;
      case 'u' -> here.user();
      default -> "%" + letter;
    };
  }
}
