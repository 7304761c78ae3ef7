package io.descry.cli.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code descry/1}. A file of the option {@code file} has one document a report: the last
 * whole one counts, also while the next is being written. Handles and descriptors are counted and
 * not kept. One thread.
 */
public final class DocumentReader {

  private static final String SCHEMA = "descry/1";

  private DocumentReader() {}

  public static Document ofText(String text) throws DocumentException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      return last(json);
    } catch (IOException e) {
      throw new DocumentException("it cannot be read: " + e.getMessage());
    }
  }

  /** Closes the stream. */
  public static Document ofStream(InputStream in) throws DocumentException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      return last(json);
    } catch (IOException e) {
      throw new DocumentException("it cannot be read: " + e.getMessage());
    }
  }

  private static Document last(JsonParser json) throws IOException, DocumentException {
    Document last = null;
    try {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        last = document(json);
      }
    } catch (JsonProcessingException e) {
      if (last == null) {
        throw notJson(e);
      }
    }
    if (last == null) {
      throw new DocumentException("it has no report in it: `report PID --format json` writes one");
    }
    return last;
  }

  private static DocumentException notJson(JsonProcessingException e) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return new DocumentException(
        "line " + line + " is no JSON, or is cut: `report PID --format json` writes it");
  }

  private static Document document(JsonParser json) throws IOException, DocumentException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Connections connections = new Connections();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY && name.equals("handles")) {
        count(json, name, connections::addHandle);
      } else if (token == JsonToken.START_ARRAY && name.equals("descriptors")) {
        count(json, name, connections::addDescriptor);
      } else {
        fields.put(name, JsonTree.value(json));
      }
    }
    checkSchema(fields.get("schema"));
    return new Document(new Row("", fields), connections);
  }

  private static void count(JsonParser json, String name, Counter counter)
      throws IOException, DocumentException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new DocumentException("'" + name + "[" + i + "]' is no object");
      }
      counter.add(new Row(name + "[" + i + "].", JsonTree.object(json)));
    }
  }

  private static void checkSchema(@Nullable Object schema) throws DocumentException {
    if (!SCHEMA.equals(schema)) {
      throw new DocumentException(
          schema == null
              ? "it is JSON, but no report of Descry"
              : "it is '" + schema + "', and this reads '" + SCHEMA + "'");
    }
  }

  /** Takes one row. */
  private interface Counter {
    void add(Row row) throws DocumentException;
  }
}
