package io.descry.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A published schema, to hold real documents against. */
public final class ReportSchema {

  private final JsonSchema schema;

  private ReportSchema(JsonSchema schema) {
    this.schema = schema;
  }

  public static ReportSchema published() throws IOException {
    return published("descry-1");
  }

  /**
   * @param name such as {@code descry-merge-1}
   */
  public static ReportSchema published(String name) throws IOException {
    String resource = "/io/descry/" + name + ".schema.json";
    try (InputStream in = ReportSchema.class.getResourceAsStream(resource)) {
      return new ReportSchema(
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in));
    }
  }

  /** What is wrong with the document, nothing if it is valid. */
  public List<String> errors(JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  public List<String> errors(String document) throws IOException {
    return errors(new ObjectMapper().readTree(document));
  }

  JsonNode node() {
    return schema.getSchemaNode();
  }
}
