package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Play;

/**
 * A play for those hosts that go through it at the same time: all of its hosts, or, with {@code
 * serial}, a part of them.
 *
 * @param number counted from 0 over the whole run
 */
public record Stage(int number, Play play, List<Host> hosts) {
  public Stage {
    hosts = ImmutableList.copyOf(hosts);
  }
}
