package io.descry.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of known leaks: a JSON array of objects whose fields are texts or arrays of texts. A
 * row that is not as it should be is named and skipped; of a file that is no JSON, what came before
 * the mistake is kept. One thread.
 */
final class KnownLeaksParser {

  private static final int MOST_PROBLEMS = 20;

  /** No pool of buffers: it would outlive the agent in a thread's locals. */
  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .build();

  private final String file;
  private final List<KnownLeak> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int number;
  private int skipped;

  KnownLeaksParser(String file) {
    this.file = file;
  }

  KnownLeaks parse(String text) {
    try (JsonParser json = factory.createParser(withoutByteOrderMark(text))) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("expected an array of rows, [ {...}, {...} ]");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        row(json);
      }
    } catch (JsonProcessingException e) {
      problems.add(
          String.format(
              "known-leaks=%s line %d: no JSON: %s; the rows from there on are skipped",
              file, line(e), Rows.shown(e.getOriginalMessage())));
    } catch (IOException | IllegalArgumentException e) {
      problems.add("known-leaks=" + file + ": " + e.getMessage() + "; it is not used");
    }
    if (skipped > MOST_PROBLEMS) {
      problems.add("known-leaks=" + file + ": " + (skipped - MOST_PROBLEMS) + " more rows skipped");
    }
    return new KnownLeaks(rows, problems);
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  /** The parser stands at its first token, and afterwards at its last. */
  private void row(JsonParser json) throws IOException {
    number++;
    int line = json.currentTokenLocation().getLineNr();
    try {
      rows.add(Rows.leak(fields(json)));
    } catch (IllegalArgumentException e) {
      if (skipped++ < MOST_PROBLEMS) {
        problems.add(
            String.format(
                "known-leaks=%s row %d (line %d): %s; the row is skipped",
                file, number, line, e.getMessage()));
      }
    }
  }

  /** Reads the whole row also where it is wrong, so that the next one begins where it should. */
  private static Map<String, List<String>> fields(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      throw new IllegalArgumentException("expected an object, " + Rows.EXPECTED);
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String wrong = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      List<String> texts = texts(json);
      if (texts == null && wrong == null) {
        wrong = Rows.shown(name);
      } else if (texts != null) {
        fields.put(name, texts);
      }
    }
    if (wrong != null) {
      throw new IllegalArgumentException("'" + wrong + "' is neither a text nor an array of texts");
    }
    return fields;
  }

  private static @Nullable List<String> texts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
      return texts;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return null;
    }
    boolean right = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      right &= json.currentToken() == JsonToken.VALUE_STRING;
      texts.add(right ? json.getText() : "");
      json.skipChildren();
    }
    return right ? texts : null;
  }
}
