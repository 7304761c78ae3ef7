package io.descry.junit;

import io.descry.api.OpenDescriptor;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What one annotation allows. Immutable. */
final class Allowance {

  final String reason;

  private final AllowDescriptors rule;
  private final boolean over;

  /**
   * @throws ExtensionConfigurationException for one that says nothing, or no date
   */
  Allowance(AllowDescriptors rule, Clock clock) {
    this.rule = rule;
    this.reason = rule.reason();
    if (reason.trim().isEmpty()) {
      throw wrong("says no reason");
    }
    if (rule.kind().isEmpty() && rule.target().isEmpty() && rule.site().isEmpty()) {
      throw wrong("allows nothing: give it a kind, a target or a site");
    }
    this.over = !rule.until().isEmpty() && LocalDate.now(clock).isAfter(day(rule.until()));
  }

  private LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("ends at '" + text + "', which is no day such as 2027-01-31");
    }
  }

  private ExtensionConfigurationException wrong(String what) {
    return new ExtensionConfigurationException(
        "@AllowDescriptors(reason = \"" + rule.reason() + "\") " + what);
  }

  boolean allows(OpenDescriptor descriptor) {
    return !over
        && (rule.kind().isEmpty() || rule.kind().equals(descriptor.kind))
        && (rule.target().isEmpty() || matchesTarget(descriptor))
        && (rule.site().isEmpty() || isOnStack(descriptor.frames));
  }

  private boolean matchesTarget(OpenDescriptor descriptor) {
    return matches(descriptor.target) || matches(descriptor.remote);
  }

  private boolean matches(String text) {
    if (text == null) {
      return false;
    }
    try {
      PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + rule.target());
      return glob.matches(Paths.get(text));
    } catch (InvalidPathException e) {
      return text.equals(rule.target());
    }
  }

  private boolean isOnStack(List<String> frames) {
    return frames.stream()
        .anyMatch(
            frame -> frame.startsWith(rule.site() + ".") || frame.startsWith(rule.site() + "$"));
  }
}
