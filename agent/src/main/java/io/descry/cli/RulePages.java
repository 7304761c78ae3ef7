package io.descry.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages about rules and finding codes: text resources, one a rule, named in {@code index.txt}
 * in the order in which they are listed. A page's first line is its name, a colon and a summary.
 */
final class RulePages {

  private static final String FOLDER = "/io/descry/rules/";

  private RulePages() {}

  /** The names of all pages: rules first, then codes ({@code DSC-…}). */
  static List<String> names() throws IOException {
    return lines("index");
  }

  /** A page's lines. */
  static List<String> page(String name) throws IOException {
    return lines(name);
  }

  /** What the page is about, in a line. */
  static String summary(String name) throws IOException {
    String first = lines(name).get(0);
    return first.substring(first.indexOf(": ") + 2);
  }

  private static List<String> lines(String name) throws IOException {
    InputStream in = RulePages.class.getResourceAsStream(FOLDER + name + ".txt");
    if (in == null) {
      throw new IOException("no page " + name + " in the jar");
    }
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
