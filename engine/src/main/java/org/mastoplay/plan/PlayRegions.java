package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Play;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Gives each host its region of a play: its variables, and those of the play and its files. */
final class PlayRegions {
  private final Templates templates;
  private final Callees callees;
  private final VarsFiles variableFiles;
  private final GeneratedLayers generated;
  private final Map<String, Region> known = new ConcurrentHashMap<>();

  PlayRegions(
      Templates templates, Callees callees, VarsFiles variableFiles, GeneratedLayers generated) {
    this.templates = templates;
    this.callees = callees;
    this.variableFiles = variableFiles;
    this.generated = generated;
  }

  /**
   * The region of a stage's play on a host.
   *
   * @throws MistakesFound if one of its variable files can't be read
   */
  Region of(Stage stage, Host host, HostVariables variables) {
    return known.computeIfAbsent(
        stage.number() + " " + host.name(), _ -> make(stage.play(), host, variables));
  }

  private Region make(Play play, Host host, HostVariables variables) {
    var layers = ImmutableList.<Layer>builder();
    for (var name : play.variableFiles().reversed()) {
      layers.add(Layer.written(file(play, name, variables)));
    }
    layers.add(Layer.written(play.variables()));
    layers.add(generated.of(play.secrets(), () -> seen(play, variables)));
    layers.add(Layer.written(host.variables()));
    return new Region(
        play.name(),
        true,
        play.folder(),
        callees.files(play.folder()),
        layers.build(),
        play.handlers());
  }

  private Node.Mapping file(Play play, Node.Scalar name, HostVariables variables) {
    var problems = new Problems();
    var file = variableFiles.read(rendered(play, name, variables), play.folder(), problems);
    problems.throwIfAny();
    return file;
  }

  private Node.Scalar rendered(Play play, Node.Scalar name, HostVariables variables) {
    try {
      if (templates.render(name, seen(play, variables)) instanceof Node.Scalar text) {
        return text;
      }
      throw new MistakesFound(Problem.at(name.place(), "this can't be the name of a file"));
    } catch (DependsOnUnknown unknown) {
      throw new MistakesFound(
          Problem.at(
              name.place(),
              "this name is known only after " + unknown.dependsOn(),
              "files of variables are read before any host is asked"));
    }
  }

  private Variables seen(Play play, HostVariables variables) {
    return variables.ofHostWith(List.of(Layer.written(play.variables())));
  }
}
