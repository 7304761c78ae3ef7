package io.descry.config;

import java.util.Locale;

/** Renders the catalogue of options for people. */
public final class OptionTable {

  private static final int WIDTH = 80;
  private static final String INDENT = String.format("%29s", "");

  private OptionTable() {}

  /** README's table: a test keeps the two equal. Ends in a line break. */
  public static String markdown() {
    StringBuilder table = new StringBuilder("| option | default | meaning |\n|---|---|---|\n");
    for (Option option : Option.values()) {
      String meaning = option.help.replace("|", "\\|");
      table.append(
          String.format(
              Locale.ROOT, "| `%s` | %s | %s |\n", option.text, option.defaultText, meaning));
    }
    return table.toString();
  }

  /** The command line's help, 80 columns wide. Ends in a line break. */
  public static String text() {
    StringBuilder table = new StringBuilder();
    for (Option option : Option.values()) {
      StringBuilder line =
          new StringBuilder(
              String.format(Locale.ROOT, "  %-15s %-11s", option.text, option.defaultText));
      for (String word : option.help.replaceAll("[`*]", "").split(" ")) {
        if (line.length() + 1 + word.length() >= WIDTH) {
          table.append(line).append('\n');
          line = new StringBuilder(INDENT);
        }
        line.append(' ').append(word);
      }
      table.append(line).append('\n');
    }
    return table.toString();
  }
}
