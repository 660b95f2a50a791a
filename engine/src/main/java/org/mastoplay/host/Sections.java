package org.mastoplay.host;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** The answers of a host to its looks, one section after another. */
final class Sections {
  private final Iterator<byte[]> rest;

  Sections(List<byte[]> all) {
    this.rest = all.iterator();
  }

  byte[] bytes() {
    return rest.next();
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }
}
