package io.descry.cli.target;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Java version of a process: from the file {@code release} beside its JVM, or from the JVM's
 * own text if there is none. Immutable.
 */
public final class JavaRelease {

  /** Up to 8 the JVM lies in a folder of its architecture, from 9 on it does not. */
  private static final Pattern LIBJVM =
      Pattern.compile("\\s(?<file>(?<home>/\\S.*)/lib/(?<cpu>[^/\\n]+/)?[^/\\n]+/libjvm\\.so)");

  /** 0 when it cannot be told; 8 also when only the folders say so. */
  public final int feature;

  /** Such as {@code 17.0.15}, or {@code of unknown version}. */
  final String version;

  /** Null where the file does not say. */
  final @Nullable String vendor;

  /** False for a JVM that does not answer to HotSpot's way of attaching. */
  public final boolean hotSpot;

  private JavaRelease(int feature, String version, @Nullable String vendor, boolean hotSpot) {
    this.feature = feature;
    this.version = version;
    this.vendor = vendor;
    this.hotSpot = hotSpot;
  }

  public static JavaRelease of(Target target) {
    String maps = target.text("maps");
    Matcher jvm = LIBJVM.matcher(maps == null ? "" : maps);
    if (maps == null || !jvm.find()) {
      return new JavaRelease(0, "of unknown version", null, true);
    }
    String release = release(target, jvm.group("home"));
    String version = value(release, "JAVA_VERSION");
    if (version == null) {
      version = LibjvmVersion.of(target.folder.resolve("root" + jvm.group("file")));
    }
    String vendor = value(release, "IMPLEMENTOR");
    boolean hotSpot = !maps.contains("/libj9vm");
    if (version != null) {
      return new JavaRelease(feature(version), version, vendor, hotSpot);
    }
    boolean old = jvm.group("cpu") != null && hotSpot;
    return new JavaRelease(old ? 8 : 0, old ? "8 or older" : "of unknown version", vendor, hotSpot);
  }

  /** As the process's own file system has it; on 8 it lies above the JRE. */
  private static String release(Target target, String home) {
    String text = target.text("root" + home + "/release");
    if (text == null && home.endsWith("/jre")) {
      text = target.text("root" + home.substring(0, home.length() - 4) + "/release");
    }
    return text == null ? "" : text;
  }

  private static @Nullable String value(String release, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + "=\"?([^\"\\n]*)\"?$").matcher(release);
    return line.find() && !line.group(1).isEmpty() ? line.group(1) : null;
  }

  /** Of {@code 1.8.0_504} 8, of {@code 17.0.15} 17. */
  private static int feature(String version) {
    String[] parts = version.split("[^0-9]+");
    try {
      int first = Integer.parseInt(parts[0]);
      return first == 1 && parts.length > 1 ? Integer.parseInt(parts[1]) : first;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return "Java " + version + (vendor == null ? "" : " (" + vendor + ")");
  }
}
