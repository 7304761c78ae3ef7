package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipFile;

/** A schema that the jar publishes; for reports also the sums that a schema cannot say. */
final class ReportSchema {

  private static final List<String> PARTS =
      List.of("tracked", "preAttach", "jvm", "agent", "unknown");

  private final JsonSchema schema;

  private ReportSchema(JsonSchema schema) {
    this.schema = schema;
  }

  static ReportSchema ofTheJar() {
    return ofTheJar("descry-1");
  }

  /**
   * @param name such as {@code descry-merge-1}
   */
  static ReportSchema ofTheJar(String name) {
    String entry = "inst/io/descry/" + name + ".schema.json";
    try (ZipFile jar = new ZipFile(ChildJvm.agentJar().toFile());
        InputStream text = jar.getInputStream(jar.getEntry(entry))) {
      JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
      return new ReportSchema(factory.getSchema(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the document is as published. */
  void mustHold(JsonNode document) {
    assertThat(schema.validate(document)).isEmpty();
  }

  /** Fails unless the report is as published and adds up. */
  void mustHold(AgentReport report) {
    mustHold(report.root());
    int sum = PARTS.stream().mapToInt(report::ledger).sum();
    assertThat(sum).as("the parts of the ledger").isEqualTo(report.ledger("kernel"));
    assertThat(report.descriptors()).hasSize(report.ledger("kernel"));
    for (String part : PARTS) {
      assertThat(report.descriptors().filter(d -> d.type().equals(part)))
          .as(part)
          .hasSize(report.ledger(part));
    }
    report
        .sites()
        .filter(site -> !site.row().get("estimated").asBoolean())
        .forEach(ReportSchema::mustAddUp);
  }

  private static void mustAddUp(AgentReport.Site site) {
    assertThat(site.count("opened"))
        .as("opened at %s", site.row())
        .isEqualTo(
            site.count("open")
                + site.count("orphaned")
                + site.count("closed")
                + site.count("recoveredByGc"));
  }
}
