/** Throwaway Debian hosts with systemd and sshd on this machine. */
@NullMarked
package org.mastoplay.lab;

import org.jspecify.annotations.NullMarked;
