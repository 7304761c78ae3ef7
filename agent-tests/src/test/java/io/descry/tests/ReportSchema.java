package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The schema that the jar publishes, and the sums that a schema cannot say. */
final class ReportSchema {

  private static final String ENTRY = "inst/io/descry/descry-1.schema.json";
  private static final List<String> PARTS =
      List.of("tracked", "preAttach", "jvm", "agent", "unknown");

  private final JsonSchema schema;

  private ReportSchema(JsonSchema schema) {
    this.schema = schema;
  }

  static ReportSchema ofTheJar() {
    try (ZipFile jar = new ZipFile(ChildJvm.agentJar().toFile());
        InputStream text = jar.getInputStream(jar.getEntry(ENTRY))) {
      JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
      return new ReportSchema(factory.getSchema(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the report is as published and adds up. */
  void mustHold(AgentReport report) {
    assertThat(schema.validate(report.root())).isEmpty();
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
