package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.cli.render.Wrapped;
import org.mastoplay.play.ParamType;
import org.mastoplay.template.Templates;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlWriter;

/**
 * An inventory of one server, as text.
 *
 * @param group the group that the playbook is for; nothing if it is for all hosts
 * @param become whether root acts where a playbook doesn't say who does
 */
record NewInventory(Path playbook, Optional<String> group, ServerAddress server, boolean become) {
  private static final int COMMENT_WIDTH = 90;

  /**
   * The text of the file.
   *
   * @param recipients for whom secret answers are encrypted
   */
  String text(List<Answer> answers, List<String> recipients) {
    var variables =
        answers.stream().map(answer -> variable(answer, recipients).indent(4)).collect(joining());
    return """
    # The server, and what %s has to know of it. Change it as you like: `mastoplay docs FILE`
    # tells all that a playbook can be told, `mastoplay check %1$s` whether it fits.
    all:
    """
            .formatted(playbook)
        + (variables.isEmpty() ? "" : "  vars:\n" + variables)
        + group
            .map(it -> "  children:\n    %s:\n".formatted(it) + hosts().indent(6))
            .orElseGet(() -> hosts().indent(2));
  }

  private String hosts() {
    var address =
        server.isNumber() ? Stream.of(entry("ansible_host", server.host())) : Stream.<String>of();
    var port = server.port().map(it -> "ansible_port: %s\n".formatted(it)).stream();
    var login = Stream.of(entry("ansible_user", server.login()));
    var acting = become ? Stream.of("ansible_become: true\n") : Stream.<String>of();
    return "hosts:\n  %s:\n".formatted(server.name())
        + Stream.of(address, port, login, acting)
            .flatMap(it -> it)
            .map(line -> line.indent(4))
            .collect(joining());
  }

  private static String variable(Answer answer, List<String> recipients) {
    var param = answer.param();
    var name = param.name().text();
    var comment =
        param.description().isEmpty()
            ? ""
            : Wrapped.lines(param.description().strip().replaceAll("\\s+", " "), COMMENT_WIDTH)
                .stream()
                .map("# %s\n"::formatted)
                .collect(joining());
    return comment
        + switch (answer.value()) {
          case Node.Scalar secret when param.secret() ->
              SecretsEncryptCommand.entry(name, secret.text(), recipients);
          case Node.Scalar scalar when isBare(param.type()) ->
              "%s: %s\n".formatted(name, scalar.text());
          case Node.Scalar scalar -> entry(name, Templates.literal(scalar.text()));
          case Node.Sequence list -> entry(name, texts(list));
          case Node.Mapping _, Node.Unknown _ -> "";
        };
  }

  private static ImmutableList<String> texts(Node.Sequence list) {
    return list.items().stream()
        .map(item -> Templates.literal(((Node.Scalar) item).text()))
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean isBare(ParamType type) {
    return type == ParamType.INT || type == ParamType.PORT || type == ParamType.BOOL;
  }

  private static String entry(String name, Object value) {
    return YamlWriter.write(ImmutableMap.of(name, value));
  }
}
