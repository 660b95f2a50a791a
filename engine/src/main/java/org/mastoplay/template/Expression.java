package org.mastoplay.template;

import org.mastoplay.text.Place;

/** A bare expression, such as stands behind {@code when}; not yet parsed. */
public record Expression(Place place, String text) {}
