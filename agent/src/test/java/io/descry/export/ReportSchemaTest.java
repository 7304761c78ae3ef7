package io.descry.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.descry.export.json.JsonRenderer;
import io.descry.model.HandleKind;
import io.descry.report.ReportSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema is closed: nothing can be added, left out or misspelt unnoticed. */
class ReportSchemaTest {

  private final JsonRenderer renderer = new JsonRenderer();
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void any_field_missing_or_added_anywhere_is_invalid() throws IOException {
    ReportSchema schema = ReportSchema.published();
    ObjectNode report = (ObjectNode) mapper.readTree(renderer.render(ReportSample.full()));
    List<String> accepted = new ArrayList<>();

    for (ObjectNode object : objects(report, "$", new ArrayList<>())) {
      breakEach(object, schema, report, accepted);
    }

    assertThat(accepted).isEmpty();
  }

  @Test
  void every_enum_and_pattern_is_closed() throws IOException {
    ReportSchema schema = ReportSchema.published();

    for (String path :
        List.of(
            "/schema",
            "/trigger",
            "/at",
            "/agent/mode",
            "/agent/startedAt",
            "/agent/hooks/0/state",
            "/descriptors/0/class",
            "/sites/0/kind",
            "/sites/0/verdict",
            "/sites/0/fingerprint",
            "/handles/0/state",
            "/handles/0/siteReason",
            "/handles/1/tcpState",
            "/findings/0/cause",
            "/findings/0/certainty",
            "/findings/0/code",
            "/limits/soft")) {
      JsonNode report = mapper.readTree(renderer.render(ReportSample.full()));
      int slash = path.lastIndexOf('/');
      ((ObjectNode) report.at(path.substring(0, slash))).put(path.substring(slash + 1), "wrong");

      assertThat(schema.errors(report)).as(path).isNotEmpty();
    }
  }

  @Test
  void the_schema_lists_every_kind_that_is_reported() throws IOException {
    List<String> kinds = new ArrayList<>();
    ReportSchema.published().node().at("/$defs/kind/enum").forEach(k -> kinds.add(k.textValue()));

    List<String> reported =
        Stream.of(HandleKind.values())
            .filter(kind -> kind != HandleKind.POLLER)
            .map(HandleKind::toString)
            .toList();
    assertThat(kinds).isEqualTo(reported);
  }

  private static void breakEach(
      ObjectNode object, ReportSchema schema, JsonNode report, List<String> accepted) {
    object.put("unheardOf!", 1);
    accept(schema, report, accepted, "added to " + object);
    object.remove("unheardOf!");
    for (String name : names(object)) {
      JsonNode value = object.remove(name);
      accept(schema, report, accepted, name);
      object.set(name, value);
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void accept(
      ReportSchema schema, JsonNode report, List<String> accepted, String what) {
    if (schema.errors(report).isEmpty()) {
      accepted.add(what);
    }
  }

  /**
   * All objects but those whose fields are optional: counts by kind, state or mark, and evidence.
   */
  private static List<ObjectNode> objects(JsonNode node, String name, List<ObjectNode> into) {
    if (node instanceof ObjectNode && !isMap(name)) {
      into.add((ObjectNode) node);
    }
    if (node instanceof ObjectNode) {
      node.properties().forEach(field -> objects(field.getValue(), field.getKey(), into));
    } else if (node instanceof ArrayNode) {
      node.forEach(item -> objects(item, name, into));
    }
    return into;
  }

  private static boolean isMap(String name) {
    return List.of("byKind", "unsampledOpen", "tcpStates", "evidence", "marks").contains(name);
  }
}
