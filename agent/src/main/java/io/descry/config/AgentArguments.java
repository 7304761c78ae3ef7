package io.descry.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The text after {@code -javaagent:descry.jar=}: {@code key=value} or {@code key:value} (jcmd cuts
 * at an equals sign), parted by commas; {@code \,} is a comma in a value.
 */
final class AgentArguments {

  private AgentArguments() {}

  static List<Setting> read(String text, ProblemList problems) {
    List<Setting> settings = new ArrayList<>();
    String before = "";
    for (String entry : entries(text)) {
      int end = separator(entry);
      if (end >= 0) {
        String name = entry.substring(0, end).trim();
        settings.add(new Setting(name, entry.substring(end + 1).trim(), "agent argument"));
        before = name;
      } else if (!entry.isEmpty()) {
        problems.add(Problems.isToken(before) ? Problems.cutToken() : Problems.withoutValue(entry));
      }
    }
    return settings;
  }

  private static int separator(String entry) {
    int equals = entry.indexOf('=');
    int colon = entry.indexOf(':');
    return equals < 0 || colon < 0 ? Math.max(equals, colon) : Math.min(equals, colon);
  }

  private static List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
        entry.append(',');
        i++;
      } else if (c == ',') {
        entries.add(entry.toString().trim());
        entry.setLength(0);
      } else {
        entry.append(c);
      }
    }
    entries.add(entry.toString().trim());
    return entries;
  }
}
