package org.mastoplay.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Keyword;
import org.mastoplay.play.KeywordTable;

/** The JSON Schema (draft 7, which editors know) of a playbook with all its modules. */
record PlaybookSchema(Modules modules) {
  /** A module's name with the collection that Ansible puts before it. */
  private static final String COLLECTION = "^[a-z]+\\.[a-z]+\\.";

  Map<String, Object> schema() {
    var definitions =
        ImmutableMap.<String, Object>builder()
            .put("play", play())
            .put("playbook", object(KeywordTable.PLAYBOOK, Schemas.has("tasks")))
            .put("param", object(KeywordTable.PARAM, ImmutableMap.of()))
            .put("loop", object(KeywordTable.LOOP, ImmutableMap.of()))
            .put("tasks", listOf(Schemas.ref("task")))
            .put("handlers", listOf(handler()))
            .put("task", task());
    for (var spec : modules.all()) {
      definitions.put("module-" + spec.name(), new ModuleSchema(spec).schema());
    }
    return ImmutableMap.<String, Object>builder()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", "mastoplay playbook")
        .put("description", "What hosts shall be like: a list of plays, or a reusable playbook.")
        .put(
            "anyOf",
            List.of(
                ImmutableMap.of("type", "array", "items", Schemas.ref("play")),
                Schemas.ref("playbook")))
        .put("definitions", definitions.buildOrThrow())
        .buildOrThrow();
  }

  private static Map<String, Object> play() {
    return object(
        KeywordTable.PLAY,
        Schemas.anyOf(List.of(Schemas.has("hosts"), Schemas.has("import_playbook"))));
  }

  /** An object that knows the words of a table and no others. */
  private static Map<String, Object> object(KeywordTable table, Map<String, Object> more) {
    return ImmutableMap.<String, Object>builder()
        .put("title", table.title())
        .put("description", table.doc() + ".")
        .put("type", "object")
        .put("properties", properties(table.keywords().stream()))
        .put("additionalProperties", false)
        .putAll(more)
        .buildOrThrow();
  }

  private static Map<String, Object> properties(Stream<Keyword> keywords) {
    return keywords.collect(
        ImmutableMap.toImmutableMap(Keyword::name, PlaybookSchema::schema, (first, _) -> first));
  }

  private static Map<String, Object> schema(Keyword it) {
    var schema = Schemas.of(it.form());
    return Schemas.titled(
        it.name(),
        "%s (%s).".formatted(it.doc(), it.form().description()),
        // What stands beside a reference does not count.
        schema.containsKey("$ref") ? ImmutableMap.of("allOf", List.of(schema)) : schema);
  }

  private static Map<String, Object> listOf(Map<String, Object> item) {
    return ImmutableMap.of("type", List.of("array", "null"), "items", item);
  }

  private static Map<String, Object> handler() {
    return ImmutableMap.of(
        "allOf",
        List.of(
            Schemas.ref("task"),
            Schemas.anyOf(List.of(Schemas.has("name"), Schemas.has("listen")))));
  }

  /** All that may stand in a list of tasks: one object, so that editors offer all its words. */
  private Map<String, Object> task() {
    var keywords =
        Stream.of(KeywordTable.TASK, KeywordTable.BLOCK, KeywordTable.USE, KeywordTable.IMPORT)
            .flatMap(table -> table.keywords().stream());
    var properties = ImmutableMap.<String, Object>builder().putAll(properties(keywords));
    var patterns = ImmutableMap.<String, Object>builder();
    for (var spec : modules.all()) {
      var behind = Schemas.ref("module-" + spec.name());
      names(spec).forEach(name -> properties.put(name, behind));
      names(spec).forEach(name -> patterns.put(COLLECTION + name + "$", behind));
    }
    return ImmutableMap.<String, Object>builder()
        .put("title", KeywordTable.TASK.title())
        .put("description", KeywordTable.TASK.doc() + ".")
        .put("type", "object")
        .put("properties", properties.buildOrThrow())
        .put("patternProperties", patterns.buildOrThrow())
        .put("additionalProperties", false)
        .put(
            "oneOf",
            List.of(
                moduleTask(),
                starting("block", KeywordTable.BLOCK),
                starting("parallel", KeywordTable.BLOCK),
                starting("use", KeywordTable.USE),
                starting("import_tasks", KeywordTable.IMPORT),
                starting("include_tasks", KeywordTable.IMPORT)))
        .put("dependencies", dependencies())
        .buildOrThrow();
  }

  /** Exactly one module, and no word of blocks. */
  private Map<String, Object> moduleTask() {
    var foreign =
        Sets.difference(
            ImmutableSet.copyOf(
                Iterables.concat(
                    KeywordTable.BLOCK.names(),
                    KeywordTable.USE.names(),
                    KeywordTable.IMPORT.names())),
            KeywordTable.TASK.names());
    var one =
        Stream.concat(modules.names().stream().map(Schemas::has), Stream.of(hasNameOfACollection()))
            .toList();
    return ImmutableMap.of(
        "propertyNames", ImmutableMap.of("not", ImmutableMap.of("enum", foreign)), "oneOf", one);
  }

  private static Map<String, Object> hasNameOfACollection() {
    var noName = ImmutableMap.of("not", ImmutableMap.of("pattern", COLLECTION));
    return ImmutableMap.of("not", ImmutableMap.of("propertyNames", noName));
  }

  /** What is known by one word, and may hold the words of a table. */
  private static Map<String, Object> starting(String word, KeywordTable table) {
    return ImmutableMap.of(
        "required", List.of(word), "propertyNames", ImmutableMap.of("enum", table.names()));
  }

  private static Map<String, Object> dependencies() {
    var ofBlock = Schemas.anyOf(List.of(Schemas.has("block"), Schemas.has("parallel")));
    return ImmutableMap.of(
        "rescue",
        ofBlock,
        "always",
        ofBlock,
        "with",
        List.of("use"),
        "loop_control",
        List.of("loop"));
  }

  private static ImmutableList<String> names(ModuleSpec spec) {
    return ImmutableList.<String>builder().add(spec.name()).addAll(spec.aliases()).build();
  }
}
