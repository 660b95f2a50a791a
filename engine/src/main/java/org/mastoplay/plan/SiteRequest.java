package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.play.Become;

/**
 * What a person asks of a playbook, as far as it decides which tasks are for which hosts.
 *
 * @param inventories files, folders, or lists such as {@code host1,host2,}
 * @param limit a pattern that narrows the plays' hosts
 * @param extraVariables each {@code key=value}, a YAML map, or {@code @file}
 * @param dryRun whether all stays as it is, so that no secret is kept that is generated
 * @param become what holds where neither play nor task says so
 */
public record SiteRequest(
    List<String> inventories,
    Optional<String> limit,
    List<String> extraVariables,
    boolean dryRun,
    Become become,
    Selection selection) {
  public SiteRequest {
    inventories = ImmutableList.copyOf(inventories);
    extraVariables = ImmutableList.copyOf(extraVariables);
  }
}
