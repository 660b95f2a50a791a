package org.mastoplay.template;

import org.mastoplay.text.Source;

/**
 * A template in a file of its own. It is parsed once, however often it is rendered; so keep it, and
 * do not make another for the same file.
 */
public final class TemplateFile {
  private final Source source;
  private final IncludedFiles files;

  /**
   * A template as it was read.
   *
   * @param includes what it may include
   */
  public TemplateFile(Source source, Includes includes) {
    this.source = source;
    this.files = new IncludedFiles(source, includes);
  }

  Source source() {
    return source;
  }

  IncludedFiles files() {
    return files;
  }

  Origin origin() {
    return new Origin.File(source, files.loaded());
  }
}
