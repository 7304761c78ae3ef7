package io.descry.config;

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
    String value = option == Option.HTTP_TOKEN ? "..." : shown(setting.value);
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
        shown(entry), hint);
  }

  static String configFile(String path, String why) {
    return String.format("config=%s: %s; the options in it are not used", shown(path), shown(why));
  }

  static String nestedConfig(Setting setting) {
    return String.format("config (%s): a config file cannot name another; ignored", setting.where);
  }

  /** Safe for one line of a log. */
  private static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
  }
}
