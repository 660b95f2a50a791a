package org.mastoplay.module;

/** What may be written for a parameter, as far as the form of a YAML value goes. */
public sealed interface Shape {
  /** A single value, whatever it is. */
  record Text() implements Shape {}

  /** Whatever YAML can say. */
  record Anything() implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** A whole number. */
  record Whole() implements Shape {}

  /** One of the parameter's choices. */
  record Choice() implements Shape {}

  /** Values in order; one alone needs no brackets, and commas may part several. */
  record Items(Shape item) implements Shape {}

  /** Values by name. */
  record Named(Shape value) implements Shape {}
}
