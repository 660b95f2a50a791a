package org.mastoplay.play;

import java.util.List;

/**
 * Tasks that belong together.
 *
 * @param parallel whether they run at the same time
 * @param rescue what to do if one of them fails
 * @param always what to do at the end in any case
 */
public record Block(
    Header header, boolean parallel, List<Item> tasks, List<Item> rescue, List<Item> always)
    implements Item {
  public Block {
    tasks = List.copyOf(tasks);
    rescue = List.copyOf(rescue);
    always = List.copyOf(always);
  }

  @Override
  public String title() {
    return name().map(it -> it.text()).orElse(parallel ? "parallel" : "block");
  }
}
