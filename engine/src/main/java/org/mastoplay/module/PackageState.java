package org.mastoplay.module;

import java.util.Optional;

/**
 * A Debian package.
 *
 * @param installed the version that is installed, if one is; of a virtual package that of its
 *     provider
 * @param candidate the version that would be installed now, if apt knows one; of an installed
 *     package only if the query asked for it
 * @param residue whether it was removed but its configuration files were kept
 * @param automatic whether it was installed only because another package needs it
 */
public record PackageState(
    Optional<String> installed, Optional<String> candidate, boolean residue, boolean automatic) {}
