package org.mastoplay.module;

import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Refuses secrets where a host would show them to everybody. */
final class SecretArguments {
  private SecretArguments() {}

  /** What is wrong with a parameter's argument, if it holds a secret that it can't keep. */
  static Optional<Problem> refused(Parameter parameter, Node argument) {
    return Optional.of(argument)
        .filter(_ -> !parameter.keepsSecrets())
        .flatMap(it -> secrets(it).findFirst())
        .map(secret ->
            Problem.at(
                secret.place(),
                "`%s` is secret, but it would show in the host's list of processes"
                    .formatted(parameter.name()),
                "give secrets in files, in `environment`, or as `stdin`"));
  }

  private static Stream<Node.Scalar> secrets(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> Stream.of(scalar).filter(Node.Scalar::secret);
      case Node.Sequence list -> list.items().stream().flatMap(SecretArguments::secrets);
      case Node.Mapping map ->
          map.entries().stream()
              .flatMap(it -> Stream.concat(secrets(it.key()), secrets(it.value())));
      case Node.Unknown _ -> Stream.empty();
    };
  }
}
