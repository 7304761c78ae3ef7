package io.descry.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of options. README's table, the command line's help, the parser and its suggestions
 * all come from here: a new option is one more constant and one accessor in {@link Options}.
 */
public enum Option {
  ENABLED("enabled", OptionType.BOOLEAN, "true", "`false`: return at once and do nothing"),
  INTERVAL("interval", OptionType.DURATION, "60s", "time between reports; `0` for none"),
  LOG(
      "log",
      OptionType.LOG,
      "application",
      "`application`: through the application's own logging once it has initialised it, to stderr"
          + " until then and if there is none after 30 s; `simple`: stderr; `none`"),
  FILE(
      "file",
      OptionType.TEXT,
      "none",
      "also append each report to this file; `%p` in the name is the PID"),
  FORMAT(
      "format",
      OptionType.FORMAT,
      "text",
      "of that file: `text`, or `json` (one document a report; the last is complete after exit)"),
  FILE_SIZE("file-size", OptionType.SIZE, "10MB", "the file is rotated when it reaches this size"),
  FILE_COUNT("file-count", OptionType.COUNT, "5", "files kept by the rotation"),
  AT_EXIT(
      "at-exit", OptionType.BOOLEAN, "false", "a last report when the JVM ends, in 2 s at most"),
  THRESHOLD(
      "threshold",
      OptionType.THRESHOLD,
      "80%",
      "a report when the descriptors pass this share of the limit, or this count; once per"
          + " crossing"),
  SUSPECT_AGE(
      "suspect-age",
      OptionType.DURATION,
      "30m",
      "no handle below this age is *suspect* for outliving the others"),
  CAPTURE(
      "capture",
      OptionType.CAPTURE,
      "budget",
      "opening stacks: `budget` takes as many as `capture-budget` pays for, `full` every one,"
          + " `none` none"),
  CAPTURE_BUDGET(
      "capture-budget", OptionType.SHARE, "2%", "the share of the process's CPU that stacks cost"),
  APPLICATION(
      "application",
      OptionType.PACKAGES,
      "none",
      "package prefixes that are the application's, when code sources cannot tell"),
  EXCLUDE(
      "exclude",
      OptionType.PATH,
      "none",
      "a file of sites that are expected, each with a reason: a line such as `class com.acme.Cache"
          + " reason=\"open for the life of the service\"`"),
  KNOWN_LEAKS(
      "known-leaks",
      OptionType.PATH,
      "none",
      "a JSON file of more known library leaks, its rows as in the jar's"
          + " `inst/io/descry/agent/known-leaks.json`"),
  RECORD(
      "record",
      OptionType.TEXT,
      "none",
      "also write what the diagnosis sees to this file, for the command `replay`; `%p` in the name"
          + " is the PID; two files of 16 MB at most"),
  RECORD_NAMES(
      "record-names",
      OptionType.NAMES,
      "plain",
      "names in that file: `plain`, or `hash` for a hash of each"),
  JMX(
      "jmx",
      OptionType.JMX,
      "auto",
      "the MXBean: `auto` once the application's own MBean server exists, `true` at start, `false`"
          + " never"),
  HTTP(
      "http",
      OptionType.ADDRESS,
      "off",
      "serve the page and `/metrics` at `[host:]port`; without a host at the loopback address"),
  HTTP_TOKEN(
      "http-token",
      OptionType.TEXT,
      "off",
      "what a reader must send as `Authorization: Bearer TOKEN`, and the page asks for; required"
          + " where `http` is no loopback address"),
  CACHE(
      "cache",
      OptionType.PATH,
      "off",
      "a folder that keeps instrumented classes, so that later starts are faster: only root and the"
          + " JVM's user may be able to write it and its parents"),
  CONFIG(
      "config",
      OptionType.PATH,
      "none",
      "a properties file (UTF-8) with more of these options; everything else has precedence over"
          + " it");

  /** The name in agent arguments and files, such as {@code file-size}. */
  public final String text;

  /** What is written when the option is not given; always valid. */
  public final String defaultText;

  /** One sentence for people, with code in back quotes. */
  public final String help;

  final OptionType type;

  Option(String text, OptionType type, String defaultText, String help) {
    this.text = text;
    this.type = type;
    this.defaultText = defaultText;
    this.help = help;
  }

  /** The option of this name, or null. */
  public static @Nullable Option named(String name) {
    for (Option option : values()) {
      if (option.text.equals(name)) {
        return option;
      }
    }
    return null;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Option option : values()) {
      names.add(option.text);
    }
    return Collections.unmodifiableList(names);
  }
}
