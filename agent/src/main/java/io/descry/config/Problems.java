package io.descry.config;

import java.util.Locale;

/** The sentences about bad options: what, where, and what is accepted. */
final class Problems {

  private static final int LONGEST = 100;

  private Problems() {}

  static String unknown(Setting setting) {
    String nearest = Spelling.nearest(setting.name, Option.names());
    String hint =
        nearest == null
            ? "the options are " + String.join(", ", Option.names())
            : "did you mean " + nearest + "?";
    return "unknown option '" + shown(setting.name) + "' (" + setting.where + "): " + hint;
  }

  static String bad(Option option, Setting setting, String standing) {
    String value = isToken(option.text) ? "..." : shown(setting.value);
    return String.format(
        "%s=%s (%s): expected %s; %s",
        option.text, value, setting.where, option.type.accepted, standing);
  }

  static String withoutValue(String entry) {
    Option option = Option.named(entry);
    if (option != null) {
      return String.format(
          "%s (agent argument) has no value: write %s=%s",
          option.text, option.text, option.defaultText);
    }
    String nearest = Spelling.nearest(entry, Option.names());
    String hint = nearest == null ? "" : "; did you mean " + nearest + "?";
    return String.format(
        "'%s' (agent argument) is not key=value (a comma in a value is written \\,)%s",
        isToken(entry) ? "..." : shown(entry), hint);
  }

  /** What follows a comma of the token may be the rest of it: it is not shown. */
  static String cutToken() {
    return "what follows "
        + Option.HTTP_TOKEN.text
        + " (agent argument) is not key=value (a comma in a value is written \\,)";
  }

  /** Whether this names the secret among the options, or was meant to. */
  static boolean isToken(String text) {
    return text.toLowerCase(Locale.ROOT).contains("token")
        || Option.HTTP_TOKEN.text.equals(Spelling.nearest(text, Option.names()));
  }

  static String configFile(String path, String why) {
    return String.format("config=%s: %s; the options in it are not used", shown(path), shown(why));
  }

  static String nestedConfig(Setting setting) {
    return String.format("config (%s): a config file cannot name another; ignored", setting.where);
  }

  /** Short; what it may do to a terminal is the log's matter. */
  private static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
  }
}
