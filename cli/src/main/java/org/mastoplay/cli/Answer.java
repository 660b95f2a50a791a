package org.mastoplay.cli;

import org.mastoplay.play.Param;
import org.mastoplay.yaml.Node;

/**
 * What a person has answered when asked for a param.
 *
 * @param value as it was typed: a text, or a list of texts
 */
record Answer(Param param, Node value) {}
