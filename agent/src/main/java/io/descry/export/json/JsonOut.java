package io.descry.export.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.descry.export.text.SafeEscapes;
import io.descry.export.text.SafeText;
import io.descry.export.text.Times;
import io.descry.model.WallClock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes named fields of the types that the contract has. Null is written as null. One thread. */
public final class JsonOut {

  /** Writes the fields of one object. */
  public interface Fields<T> {
    void write(T row, JsonOut out) throws IOException;
  }

  private final JsonGenerator json;
  private WallClock wall = WallClock.SAME;

  public JsonOut(JsonGenerator json) {
    this.json = json;
    json.setCharacterEscapes(new SafeEscapes());
  }

  /** What times are written as from now on. */
  void setWall(WallClock clock) {
    wall = clock;
  }

  /** A whole document as one line, without a line break. */
  public static <T> String document(T row, Fields<T> fields) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new JsonOut(json).object(row, fields);
    } catch (IOException e) {
      throw new UncheckedIOException("A StringWriter failed", e);
    }
    return text.toString();
  }

  /** Without secrets, wherever it comes from: a name or a message may hold one too. */
  public void text(String name, @Nullable Object value) throws IOException {
    own(name, value == null ? null : SafeText.withoutSecrets(value.toString()));
  }

  /** Descry's own words, with their links whole. */
  public void own(String name, @Nullable String value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(SafeText.encodable(value));
    }
  }

  public void number(String name, @Nullable Long value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value.longValue());
    }
  }

  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** Rounded to thousandths; what is no number is unknown. */
  public void rate(String name, @Nullable Double value) throws IOException {
    json.writeFieldName(name);
    if (value == null || value.isNaN() || value.isInfinite()) {
      json.writeNull();
    } else {
      json.writeNumber(Math.rint(value * 1000) / 1000);
    }
  }

  public void truth(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  public void time(String name, long epochMillis) throws IOException {
    json.writeStringField(name, Times.iso(wall.at(epochMillis)));
  }

  public void time(String name, @Nullable Long epochMillis) throws IOException {
    if (epochMillis == null) {
      json.writeNullField(name);
    } else {
      time(name, epochMillis.longValue());
    }
  }

  public <T> void object(String name, @Nullable T row, Fields<T> fields) throws IOException {
    json.writeFieldName(name);
    if (row == null) {
      json.writeNull();
    } else {
      object(row, fields);
    }
  }

  public <T> void object(T row, Fields<T> fields) throws IOException {
    json.writeStartObject();
    fields.write(row, this);
    json.writeEndObject();
  }

  public <T> void rows(String name, List<T> rows, Fields<T> fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (T row : rows) {
      object(row, fields);
    }
    json.writeEndArray();
  }

  public void texts(String name, @Nullable List<String> values) throws IOException {
    json.writeFieldName(name);
    if (values == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (String value : values) {
      json.writeString(SafeText.encodable(SafeText.withoutSecrets(value)));
    }
    json.writeEndArray();
  }

  void numbers(String name, List<? extends Number> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (Number value : values) {
      json.writeNumber(value.longValue());
    }
    json.writeEndArray();
  }

  public void counts(String name, Map<?, Long> counts) throws IOException {
    json.writeObjectFieldStart(name);
    Map<String, Long> safe = new LinkedHashMap<>();
    counts.forEach((what, count) -> safe.merge(key(what), count, Long::sum));
    for (Map.Entry<String, Long> count : safe.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  /** Folders are keys too, and two of them may differ in their secrets alone. */
  private static String key(Object what) {
    return SafeText.encodable(SafeText.withoutSecrets(String.valueOf(what)));
  }

  /** Strings and numbers; what is neither is written as its text. */
  void evidence(String name, Map<String, Object> facts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      fact(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
  }

  private void fact(String name, Object value) throws IOException {
    if (value instanceof Double || value instanceof Float) {
      rate(name, ((Number) value).doubleValue());
    } else if (value instanceof Number) {
      number(name, ((Number) value).longValue());
    } else {
      text(name, value);
    }
  }
}
