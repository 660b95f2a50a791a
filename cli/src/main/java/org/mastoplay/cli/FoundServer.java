package org.mastoplay.cli;

/**
 * A server, as far as whoever is asked let it be tried.
 *
 * @param wantsPassword whether sudo there wants the password of who logs in
 */
record FoundServer(ServerAddress address, boolean wantsPassword) {}
