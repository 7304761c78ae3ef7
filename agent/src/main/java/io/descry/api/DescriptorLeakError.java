package io.descry.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors were opened and not closed. Its stack trace is the first one's opening stack, from
 * the application's line on, so that a click leads there; the message has them all.
 */
public final class DescriptorLeakError extends AssertionError {

  private static final long serialVersionUID = 1;
  private static final Pattern FRAME = Pattern.compile("(.+)\\.([^.(]+)\\(([^:)]*)(?::(\\d+))?\\)");

  /** What was found; never empty. */
  private final transient List<OpenDescriptor> leaks;

  /**
   * @param when such as {@code by this test}
   */
  public DescriptorLeakError(String when, List<OpenDescriptor> leaks) {
    super(LeakText.of(when, leaks));
    this.leaks = Collections.unmodifiableList(new ArrayList<>(leaks));
    StackTraceElement[] opening = opening(leaks.get(0));
    if (opening.length > 0) {
      setStackTrace(opening);
    }
  }

  public List<OpenDescriptor> leaks() {
    return leaks;
  }

  private static StackTraceElement[] opening(OpenDescriptor leak) {
    List<StackTraceElement> elements = new ArrayList<>();
    for (String frame : LeakText.fromTheApplication(leak)) {
      StackTraceElement element = element(frame);
      if (element != null) {
        elements.add(element);
      }
    }
    return elements.toArray(new StackTraceElement[0]);
  }

  private static @Nullable StackTraceElement element(String frame) {
    Matcher matcher = FRAME.matcher(frame);
    if (!matcher.matches()) {
      return null;
    }
    String line = matcher.group(4);
    return new StackTraceElement(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        line == null ? -1 : Integer.parseInt(line));
  }
}
