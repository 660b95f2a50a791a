package org.mastoplay.play;

import java.util.Optional;
import org.mastoplay.yaml.Node;

/**
 * What to repeat something for.
 *
 * @param items a list, or an expression that gives one
 * @param variable the name by which the current one is read
 * @param index the name by which its number from 0 is read, if it is wanted
 * @param label what stands for it in output, instead of the whole value
 */
public record Loop(
    Node items, String variable, Optional<String> index, Optional<Node.Scalar> label) {}
