package org.mastoplay.cli;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import org.mastoplay.lab.Lab;
import org.mastoplay.module.Modules;
import org.mastoplay.secret.AgeKeys;

/**
 * What commands are given to work with. The parts that take their time to load are made when a
 * command first asks for them.
 */
record Wiring(
    Surroundings surroundings,
    AgeKeys keys,
    Supplier<Checker> checker,
    Supplier<Modules> modules,
    Supplier<Lab> lab) {
  Wiring {
    checker = Suppliers.memoize(checker);
    modules = Suppliers.memoize(modules);
    lab = Suppliers.memoize(lab);
  }
}
