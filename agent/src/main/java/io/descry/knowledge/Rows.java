package io.descry.knowledge;

import io.descry.model.HandleKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a known leak of a row's fields, or says what is wrong with them. */
final class Rows {

  static final String EXPECTED =
      "with artifact, from, fixed, kinds, frames, symptom, issue, source and checked";

  private static final List<String> NAMES =
      Arrays.asList(
          "artifact", "from", "fixed", "kinds", "frames", "symptom", "issue", "source", "checked");

  private static final int LONGEST_SHOWN = 60;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private Rows() {}

  /**
   * A leak of these fields.
   *
   * @throws IllegalArgumentException with what is wrong, and what is expected
   */
  static KnownLeak leak(Map<String, List<String>> fields) {
    for (String name : fields.keySet()) {
      if (!NAMES.contains(name)) {
        throw wrong("'" + shown(name) + "' is not known; expected an object " + EXPECTED);
      }
    }
    KnownLeak.Row row = new KnownLeak.Row();
    row.artifact = one(fields, "artifact", "the name of the jar without its version");
    row.from = version(fields, "from", "the first version that leaks");
    row.fixed = version(fields, "fixed", "the first version that does not leak");
    if (VersionOrder.compare(row.from, row.fixed) >= 0) {
      throw wrong("fixed " + shown(row.fixed) + " is not later than from " + shown(row.from));
    }
    row.kinds = kinds(many(fields, "kinds", "such as [\"socket\"]"));
    row.frames = many(fields, "frames", "such as [\"com.acme.Client.open\"]");
    row.symptom = one(fields, "symptom", "what stays open and when");
    row.issue = one(fields, "issue", "the name of the issue");
    row.source = one(fields, "source", "where it was read");
    row.checked = checked(one(fields, "checked", "read or reproduced"));
    return new KnownLeak(row);
  }

  private static String version(Map<String, List<String>> fields, String name, String what) {
    String version = one(fields, name, what);
    if (!VersionOrder.isVersion(version)) {
      throw wrong(name + " '" + shown(version) + "' is no version, which begins with a number");
    }
    return version;
  }

  private static String one(Map<String, List<String>> fields, String name, String what) {
    List<String> texts = many(fields, name, what);
    if (texts.size() != 1) {
      throw wrong(name + " is more than one text; expected " + what);
    }
    return CONTROLS.matcher(texts.get(0)).replaceAll(" ").trim();
  }

  private static List<String> many(Map<String, List<String>> fields, String name, String what) {
    List<String> texts = fields.getOrDefault(name, Collections.emptyList());
    boolean given = !texts.isEmpty();
    for (String text : texts) {
      given &= !text.trim().isEmpty();
    }
    if (!given) {
      throw wrong("no " + name + "; expected " + what);
    }
    return Collections.unmodifiableList(texts);
  }

  private static Set<HandleKind> kinds(List<String> names) {
    Set<HandleKind> kinds = EnumSet.noneOf(HandleKind.class);
    for (String name : names) {
      kinds.add(kind(name));
    }
    return Collections.unmodifiableSet(kinds);
  }

  private static HandleKind kind(String name) {
    for (HandleKind kind : HandleKind.values()) {
      if (kind.toString().equals(name)) {
        return kind;
      }
    }
    throw wrong("'" + shown(name) + "' is no kind; expected those of a report, such as file-input");
  }

  private static KnownLeak.Checked checked(String text) {
    for (KnownLeak.Checked checked : KnownLeak.Checked.values()) {
      if (checked.toString().equals(text)) {
        return checked;
      }
    }
    throw wrong("checked is '" + shown(text) + "'; expected read or reproduced");
  }

  /** Made only where it is thrown: the jar's own rows are right, and read at every start. */
  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }

  /** Safe for one line of a log. */
  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "...";
  }
}
