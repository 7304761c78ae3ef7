package io.descry.cli.document;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a document: its fields by type. What is not as the contract says has a name. */
final class Row {

  private final String name;
  private final Map<String, @Nullable Object> fields;

  Row(String name, Map<String, @Nullable Object> fields) {
    this.name = name;
    this.fields = fields;
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  String text(String field) throws DocumentException {
    return given(field, textOrNull(field));
  }

  @Nullable String textOrNull(String field) throws DocumentException {
    return as(String.class, field);
  }

  long count(String field) throws DocumentException {
    return given(field, countOrNull(field));
  }

  @Nullable Long countOrNull(String field) throws DocumentException {
    Number number = as(Number.class, field);
    return number == null ? null : Long.valueOf(number.longValue());
  }

  @Nullable Double rateOrNull(String field) throws DocumentException {
    Number number = as(Number.class, field);
    return number == null ? null : Double.valueOf(number.doubleValue());
  }

  boolean truth(String field) throws DocumentException {
    return given(field, as(Boolean.class, field));
  }

  /** Milliseconds since 1970. */
  long time(String field) throws DocumentException {
    try {
      return Instant.parse(text(field)).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw wrong(field);
    }
  }

  Row row(String field) throws DocumentException {
    return row(name + field, as(Map.class, field));
  }

  /** Empty for null. */
  List<Row> rows(String field) throws DocumentException {
    List<Row> rows = new ArrayList<>();
    for (Object value : list(field)) {
      rows.add(row(name + field + "[" + rows.size() + "]", value));
    }
    return rows;
  }

  /** Empty for null. */
  List<String> texts(String field) throws DocumentException {
    List<String> texts = new ArrayList<>();
    for (Object value : list(field)) {
      texts.add(String.valueOf(value));
    }
    return Collections.unmodifiableList(texts);
  }

  /** Of an object whose values are numbers. */
  Map<String, Long> counts(String field) throws DocumentException {
    Row row = row(field);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String key : row.fields.keySet()) {
      counts.put(key, row.count(key));
    }
    return Collections.unmodifiableMap(counts);
  }

  private List<?> list(String field) throws DocumentException {
    List<?> list = as(List.class, field);
    return list == null ? Collections.emptyList() : list;
  }

  private static Row row(String name, @Nullable Object value) throws DocumentException {
    if (!(value instanceof Map)) {
      throw new DocumentException("'" + name + "' is missing or no object");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : ((Map<?, ?>) value).entrySet()) {
      fields.put(String.valueOf(field.getKey()), field.getValue());
    }
    return new Row(name + ".", fields);
  }

  private <T> @Nullable T as(Class<T> type, String field) throws DocumentException {
    Object value = fields.get(field);
    if (value != null && !type.isInstance(value)) {
      throw wrong(field);
    }
    return type.cast(value);
  }

  private <T> T given(String field, @Nullable T value) throws DocumentException {
    if (value == null) {
      throw wrong(field);
    }
    return value;
  }

  private DocumentException wrong(String field) {
    return new DocumentException("'" + name + field + "' is missing or of another type");
  }
}
