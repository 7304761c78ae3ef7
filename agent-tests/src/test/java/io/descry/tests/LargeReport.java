package io.descry.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A page with a real report in it, whose sites and handles are made many. */
final class LargeReport {

  private static final String BEGIN = "<script type=\"application/json\" id=\"report\">";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LargeReport() {}

  /** The report in the page. */
  static String embedded(String html) {
    int begin = html.indexOf(BEGIN) + BEGIN.length();
    return html.substring(begin, html.indexOf("</script>", begin));
  }

  /** The same page with so many sites, which hold so many handles together. */
  static String in(String html, int sites, int handles) throws IOException {
    String before = embedded(html);
    ObjectNode report = (ObjectNode) JSON.readTree(before);
    JsonNode site = report.get("sites").get(0);
    JsonNode handle = report.get("handles").get(0);
    ArrayNode manySites = report.putArray("sites");
    for (int i = 0; i < sites; i++) {
      manySites.add(site(site, i, handles / sites));
    }
    ArrayNode manyHandles = report.putArray("handles");
    for (int i = 0; i < handles; i++) {
      ObjectNode copy = handle.deepCopy();
      manyHandles.add(copy.put("id", i).put("site", fingerprint(i % sites)));
    }
    return html.replace(before, JSON.writeValueAsString(report).replace("<", "\\u003c"));
  }

  private static ObjectNode site(JsonNode site, int number, int open) {
    ObjectNode copy = site.deepCopy();
    copy.put("fingerprint", fingerprint(number)).put("open", open).put("orphaned", 0);
    copy.put("descriptors", open).put("applicationFrame", "com.acme.C" + number + ".m(C.java:1)");
    ArrayNode frames =
        copy.putArray("frames").add("java.io.FileInputStream.open(FileInputStream.java:1)");
    frames.add("com.acme.C" + number + ".m(C.java:1)");
    for (int depth = 0; depth < 40; depth++) {
      frames.add("com.acme.Layer" + depth + ".call" + number % (41 - depth) + "(Layer.java:7)");
    }
    return copy;
  }

  private static String fingerprint(int number) {
    return "%016x".formatted(number);
  }
}
