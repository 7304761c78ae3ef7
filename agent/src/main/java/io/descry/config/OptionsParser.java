package io.descry.config;

import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Makes options from what was written: agent arguments before {@code -Ddescry.key} before {@code
 * DESCRY_KEY} before the file of {@code config}; in one source the last one counts. Never throws: a
 * bad value is a problem and the option's default stands.
 */
public final class OptionsParser {

  /** Stands for the sentence about the option's own default. */
  private static final String THE_DEFAULT = "the default stands";

  private final ProblemList problems = new ProblemList();
  private final Map<Option, Setting> chosen = new EnumMap<>(Option.class);

  private OptionsParser() {}

  /** The options of an agent that starts. */
  public static ParsedOptions parse(
      @Nullable String agentArguments,
      Properties systemProperties,
      Map<String, String> environment) {
    OptionsParser parser = new OptionsParser();
    parser.addArguments(agentArguments);
    parser.add(Sources.systemProperties(systemProperties));
    parser.add(Sources.environment(environment));
    parser.addConfigFile();
    return parser.result(Options.defaults(), THE_DEFAULT);
  }

  /** The options of an agent that runs, changed by what is given now; the others stay. */
  public static ParsedOptions change(Options current, String agentArguments) {
    OptionsParser parser = new OptionsParser();
    parser.addArguments(agentArguments);
    parser.addConfigFile();
    return parser.result(current, "what it was stands");
  }

  /** What is wrong with agent arguments, without reading the file that they may name. */
  public static List<String> check(String agentArguments) {
    OptionsParser parser = new OptionsParser();
    parser.addArguments(agentArguments);
    return parser.result(Options.defaults(), "nothing is changed").problems;
  }

  private void addArguments(@Nullable String agentArguments) {
    add(AgentArguments.read(agentArguments == null ? "" : agentArguments, problems));
  }

  /** What an earlier source has said stands. */
  private void add(List<Setting> settings) {
    Map<Option, Setting> source = new EnumMap<>(Option.class);
    for (Setting setting : settings) {
      Option option = Option.named(setting.name);
      if (option == null) {
        problems.add(Problems.unknown(setting));
      } else {
        source.put(option, setting);
      }
    }
    for (Map.Entry<Option, Setting> setting : source.entrySet()) {
      chosen.putIfAbsent(setting.getKey(), setting.getValue());
    }
  }

  private void addConfigFile() {
    Setting config = chosen.get(Option.CONFIG);
    File file = config == null || config.value.isEmpty() ? null : ValueParsers.path(config.value);
    if (file != null) {
      add(withoutConfig(ConfigFile.read(file, problems)));
    }
  }

  private List<Setting> withoutConfig(List<Setting> settings) {
    List<Setting> others = new ArrayList<>();
    for (Setting setting : settings) {
      if (setting.name.equals(Option.CONFIG.text)) {
        problems.add(Problems.nestedConfig(setting));
      } else {
        others.add(setting);
      }
    }
    return others;
  }

  private ParsedOptions result(Options base, String standing) {
    Map<Option, Object> values = base.copy();
    for (Map.Entry<Option, Setting> setting : chosen.entrySet()) {
      Option option = setting.getKey();
      put(values, option, setting.getValue(), standing.replace(THE_DEFAULT, defaultOf(option)));
    }
    return new ParsedOptions(new Options(values), problems.all());
  }

  private static String defaultOf(Option option) {
    return "the default " + option.defaultText + " stands";
  }

  private void put(Map<Option, Object> values, Option option, Setting setting, String standing) {
    try {
      if (setting.value.isEmpty()) {
        throw new IllegalArgumentException();
      }
      Options.put(values, option, setting.value);
    } catch (IllegalArgumentException e) {
      problems.add(Problems.bad(option, setting, standing));
    }
  }
}
