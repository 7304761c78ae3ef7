package io.descry.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads what was written in properties and the environment, in the order of the names. */
final class Sources {

  static final String PROPERTY = "descry.";
  private static final String VARIABLE = "DESCRY_";

  private Sources() {}

  static List<Setting> systemProperties(Properties properties) {
    List<Setting> settings = new ArrayList<>();
    for (Setting setting : properties(properties, PROPERTY, "")) {
      settings.add(new Setting(setting.name, setting.value, "-D" + PROPERTY + setting.name));
    }
    return settings;
  }

  /** The texts whose names begin so, without that beginning. */
  static List<Setting> properties(Properties properties, String prefix, String where) {
    List<Setting> settings = new ArrayList<>();
    for (String name : beginningWith(prefix, properties.stringPropertyNames())) {
      String value = properties.getProperty(name);
      if (value != null) {
        settings.add(new Setting(name.substring(prefix.length()), value.trim(), where));
      }
    }
    return settings;
  }

  /**
   * Variables that are options, or nearly: Kubernetes alone adds {@code DESCRY_SERVICE_HOST} and
   * the like where a service has our name, so what resembles no option is nobody's mistake; nor is
   * an empty one, which is how a shell unsets.
   */
  static List<Setting> environment(Map<String, String> environment) {
    List<Setting> settings = new ArrayList<>();
    for (String name : beginningWith(VARIABLE, environment.keySet())) {
      String value = String.valueOf(environment.get(name)).trim();
      if (resemblesOption(optionName(name)) && !value.isEmpty()) {
        settings.add(new Setting(optionName(name), value, name));
      }
    }
    return settings;
  }

  /** Sorted; most starts have none, and many variables of other programs. */
  private static List<String> beginningWith(String prefix, Set<String> names) {
    List<String> some = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(prefix)) {
        some.add(name);
      }
    }
    Collections.sort(some);
    return some;
  }

  private static String optionName(String variable) {
    return variable.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean resemblesOption(String name) {
    return Spelling.nearest(name, Option.names()) != null;
  }
}
