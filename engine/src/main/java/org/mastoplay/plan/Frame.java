package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.play.Item;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Play;
import org.mastoplay.yaml.Node;

/**
 * Where in a playbook a host is: within which blocks, in which rounds of their loops, and in which
 * region.
 */
public final class Frame {
  private final Play play;
  private final Region region;
  private final Manner manner;
  private final ImmutableList<Layer> layers;
  private final Optional<String> label;

  private Frame(
      Play play, Region region, Manner manner, List<Layer> layers, Optional<String> label) {
    this.play = play;
    this.region = region;
    this.manner = manner;
    this.layers = ImmutableList.copyOf(layers);
    this.label = label;
  }

  static Frame of(Play play, Region region) {
    return new Frame(play, region, play.manner(), List.of(), Optional.empty());
  }

  /** One round of a block, or of the caller's side of a use. */
  Frame within(Item item, Map<String, Node> loop, Optional<String> round) {
    var inner =
        ImmutableList.<Layer>builder()
            .add(Layer.data(loop))
            .add(Layer.written(item.variables()))
            .addAll(layers)
            .build();
    return new Frame(play, region, item.manner().within(manner), inner, joined(round));
  }

  /** The same, but for how tasks are carried out. */
  Frame in(Manner other) {
    return new Frame(play, region, other, layers, label);
  }

  /** The inside of a used playbook. */
  Frame inside(Region callee, Manner said) {
    return new Frame(play, callee, said.within(manner), List.of(), label);
  }

  /** The same with variables that stand over all the others of its blocks. */
  public Frame with(Map<String, Node> data) {
    var more = ImmutableList.<Layer>builder().add(Layer.data(data)).addAll(layers).build();
    return new Frame(play, region, manner, more, label);
  }

  private Optional<String> joined(Optional<String> round) {
    return label.isPresent() && round.isPresent()
        ? Optional.of(label.get() + ", " + round.get())
        : round.or(() -> label);
  }

  public Play play() {
    return play;
  }

  public Region region() {
    return region;
  }

  /** How tasks are carried out here. */
  public Manner manner() {
    return manner;
  }

  /** What stands for the rounds of the loops around, if there are any. */
  public Optional<String> label() {
    return label;
  }

  /** The variables of the blocks around and of their loops, the innermost first. */
  List<Layer> layers() {
    return layers;
  }
}
