package io.descry.config;

import org.jspecify.annotations.Nullable;

/** How the text of an option becomes a value, and what to tell whoever wrote another text. */
enum OptionType {
  BOOLEAN("true or false", ValueParsers::bool),
  DURATION("a duration with its unit, such as 500ms, 60s, 5m or 2h, or 0", ValueParsers::duration),
  SIZE("a size with its unit, such as 500KB, 10MB or 1GB", ValueParsers::size),
  COUNT("a number from 1 to 1000", ValueParsers::count),
  THRESHOLD(
      "a share of the limit from 1% to 100%, or a count of descriptors such as 900",
      Threshold::parse),
  SHARE("a percentage above 0% and up to 100%, such as 2% or 0.5%", ValueParsers::share),
  PACKAGES("package prefixes such as com.acme;org.acme", ValueParsers::packages),
  PATH("a path", ValueParsers::path),
  TEXT("a text", ValueParsers::text),
  ADDRESS("off, a port, or host:port", HttpAddress::parse),
  LOG("application, simple or none", text -> ValueParsers.choice(LogTarget.values(), text)),
  FORMAT("text or json", text -> ValueParsers.choice(ReportFormat.values(), text)),
  CAPTURE("budget, full or none", text -> ValueParsers.choice(CaptureMode.values(), text)),
  JMX("auto, true or false", text -> ValueParsers.choice(JmxMode.values(), text));

  final String accepted;
  private final Parser parser;

  OptionType(String accepted, Parser parser) {
    this.accepted = accepted;
    this.parser = parser;
  }

  /**
   * The value; null for an option that is off.
   *
   * @throws IllegalArgumentException when the text is not one of {@link #accepted}
   */
  @Nullable Object parse(String text) {
    return parser.parse(text);
  }

  private interface Parser {
    @Nullable Object parse(String text);
  }
}
