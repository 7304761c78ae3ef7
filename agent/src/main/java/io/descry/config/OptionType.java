package io.descry.config;

import org.jspecify.annotations.Nullable;

/** How the text of an option becomes a value, and what to tell whoever wrote another text. */
enum OptionType {
  BOOLEAN("true or false"),
  DURATION("a duration with its unit, such as 500ms, 60s, 5m or 2h, or 0"),
  SIZE("a size with its unit, such as 500KB, 10MB or 1GB"),
  COUNT("a number from 1 to 1000"),
  THRESHOLD("a share of the limit from 1% to 100%, or a count of descriptors such as 900"),
  SHARE("a percentage above 0% and up to 100%, such as 2% or 0.5%"),
  PACKAGES("package prefixes such as com.acme;org.acme"),
  PATH("a path"),
  TEXT("a text"),
  ADDRESS("off, a port, or host:port"),
  LOG("application, simple or none"),
  FORMAT("text or json"),
  CAPTURE("budget, full or none"),
  JMX("auto, true or false"),
  NAMES("plain or hash");

  final String accepted;

  OptionType(String accepted) {
    this.accepted = accepted;
  }

  /**
   * The value; null for an option that is off.
   *
   * @throws IllegalArgumentException when the text is not one of {@link #accepted}
   */
  @Nullable Object parse(String text) {
    switch (this) { // Not a function in each constant: every start would spin fourteen classes.
      case BOOLEAN:
        return ValueParsers.bool(text);
      case DURATION:
        return ValueParsers.duration(text);
      case SIZE:
        return ValueParsers.size(text);
      case COUNT:
        return ValueParsers.count(text);
      case THRESHOLD:
        return Threshold.parse(text);
      case SHARE:
        return ValueParsers.share(text);
      case PACKAGES:
        return ValueParsers.packages(text);
      case PATH:
        return ValueParsers.path(text);
      case TEXT:
        return ValueParsers.text(text);
      case ADDRESS:
        return HttpAddress.parse(text);
      default:
        return choice(text);
    }
  }

  private Object choice(String text) {
    switch (this) {
      case LOG:
        return ValueParsers.choice(LogTarget.values(), text);
      case FORMAT:
        return ValueParsers.choice(ReportFormat.values(), text);
      case CAPTURE:
        return ValueParsers.choice(CaptureMode.values(), text);
      case JMX:
        return ValueParsers.choice(JmxMode.values(), text);
      case NAMES:
        return ValueParsers.choice(RecordNames.values(), text);
      default:
        throw new IllegalStateException(name());
    }
  }
}
