package org.mastoplay.template;

import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.Source;

/** Lets FreeMarker load what a template may include, and remembers it by FreeMarker's names. */
final class IncludedFiles implements TemplateLoader {
  private final Source template;
  private final Includes includes;
  private final Map<String, Source> loaded = new ConcurrentHashMap<>();

  IncludedFiles(Source template, Includes includes) {
    this.template = template;
    this.includes = includes;
  }

  /** Whether a text stands in the template, or in what it has included so far. */
  boolean contain(String text) {
    return template.text().contains(text)
        || loaded.values().stream().anyMatch(file -> file.text().contains(text));
  }

  /** What was included so far. */
  Map<String, Source> loaded() {
    return loaded;
  }

  @Override
  public @Nullable Object findTemplateSource(String name) {
    var leadsOut =
        name.contains(":") || name.contains("\\") || List.of(name.split("/")).contains("..");
    if (leadsOut || name.startsWith("/")) {
      return null;
    }
    var found = includes.find(name);
    found.ifPresent(source -> loaded.put(name, source));
    return found.orElse(null);
  }

  @Override
  public long getLastModified(Object source) {
    return 0;
  }

  @Override
  public Reader getReader(Object source, String encoding) {
    return new StringReader(((Source) source).text());
  }

  @Override
  public void closeTemplateSource(Object source) {}
}
