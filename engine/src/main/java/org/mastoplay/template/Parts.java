package org.mastoplay.template;

import freemarker.cache._CacheAPI;
import freemarker.core.ParseException;
import freemarker.core.TemplateReads;
import freemarker.core.TemplateReads.Inclusion;
import freemarker.template.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;

/** A template and all that it includes, as far as that is known without running it. */
final class Parts {
  private final Origin origin;
  private final Problems problems;
  private final Map<String, TemplateReads> byName = new LinkedHashMap<>();
  private boolean complete = true;

  /**
   * @param problems where a file that can't be included is told
   */
  Parts(Template template, Origin origin, Problems problems) {
    this.origin = origin;
    this.problems = problems;
    add(template, template.getName());
  }

  /** What each file reads, by FreeMarker's name of the file. */
  Map<String, TemplateReads> byName() {
    return byName;
  }

  /** Whether nothing else can be included, which might define something. */
  boolean complete() {
    return complete;
  }

  Place place(String file, TemplateReads.Spot spot) {
    return origin.at(Optional.of(file), spot.line(), spot.column(), spot.length());
  }

  private void add(Template template, String name) {
    var reads = Sandbox.readsOf(template);
    byName.put(name, reads);
    for (var inclusion : reads.inclusions()) {
      if (inclusion.name().isEmpty()) {
        complete = false;
      } else {
        include(template, inclusion, inclusion.name().get());
      }
    }
  }

  private void include(Template by, Inclusion inclusion, String written) {
    try {
      var configuration = by.getConfiguration();
      var name =
          _CacheAPI.toRootBasedName(configuration.getTemplateNameFormat(), by.getName(), written);
      if (!byName.containsKey(name)) {
        add(configuration.getTemplate(name), name);
      }
      return;
    } catch (ParseException e) {
      problems.add(new ParseMistakes(origin).explain(e));
    } catch (IOException e) {
      if (!inclusion.mayBeMissing()) {
        problems.add(Missing.file(place(by.getName(), inclusion.spot())));
      }
    } catch (Sandbox.Forbidden e) {
      problems.add(forbidden(by, inclusion, e));
    }
    complete = false;
  }

  private Problem forbidden(Template by, Inclusion inclusion, Sandbox.Forbidden e) {
    return Wording.forbidden(place(by.getName(), inclusion.spot()), String.valueOf(e.getMessage()));
  }
}
