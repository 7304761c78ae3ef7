package io.descry.registry.site;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 16 hex digits of SHA-256 over the kind and the frames (class and method, no lines) from the open
 * down to the first application frame and four below it. Of the JDK's frames only the one that was
 * called from outside counts, which is API; the others differ from JDK to JDK. A frame that recurs
 * counts once; digits in the names of lambdas, proxies and generated classes are dropped. One
 * thread at a time.
 */
final class Fingerprint {

  private static final int BELOW_APPLICATION = 4;
  private static final int WITHOUT_APPLICATION = 12;
  private static final int HEX_DIGITS = 16;

  /**
   * Made early and kept: looking a digest up reads the security configuration, and the first
   * look-up with no descriptor left breaks it for the life of the JVM.
   */
  private final MessageDigest digest = sha256();

  /**
   * Of frames outside the JDK, innermost first.
   *
   * @param called the JDK's method that the first of them called, or null
   * @param application the index of the application's first frame among them, or -1
   */
  String of(
      HandleKind kind,
      @Nullable StackTraceElement called,
      List<StackTraceElement> frames,
      int application) {
    Set<String> names = new LinkedHashSet<>();
    if (called != null) {
      names.add(called.getClassName() + "." + called.getMethodName());
    }
    addNames(names, frames, application);
    return hash(kind + "\n" + String.join("\n", names));
  }

  /** Of a site whose handles were opened by another thread for this asker. */
  String of(Site own, Site asker) {
    return hash(own.fingerprint + "\n" + asker.fingerprint);
  }

  /** Of the site that stands for all of its kind that the table has no room for. */
  String ofMany(HandleKind kind) {
    return hash(kind + "\n(many)");
  }

  /** Counts what is left of recursion, or each of its depths would be another site. */
  private static void addNames(Set<String> names, List<StackTraceElement> frames, int application) {
    int most = application < 0 ? names.size() + WITHOUT_APPLICATION : Integer.MAX_VALUE;
    for (int i = 0; i < frames.size() && names.size() < most; i++) {
      StackTraceElement frame = frames.get(i);
      if (i > 0 && i != application && isSame(frame, frames.get(i - 1))) {
        continue; // Recursion: its name is there.
      }
      names.add(className(frame.getClassName()) + "." + withoutDigits(frame.getMethodName()));
      if (i == application) {
        most = names.size() + BELOW_APPLICATION;
      }
    }
  }

  private static boolean isSame(StackTraceElement frame, StackTraceElement other) {
    return frame.getMethodName().equals(other.getMethodName())
        && frame.getClassName().equals(other.getClassName());
  }

  private static String className(String name) {
    boolean generated = name.contains("$$") || name.contains("$Proxy") || name.contains("/0x");
    int hidden = name.indexOf('/');
    String visible = hidden < 0 ? name : name.substring(0, hidden);
    return generated ? dropDigits(visible) : visible;
  }

  /** {@code lambda$load$3} is {@code lambda$load$} in the next build. */
  private static String withoutDigits(String method) {
    return method.startsWith("lambda$") || method.startsWith("access$")
        ? dropDigits(method)
        : method;
  }

  private static String dropDigits(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isDigit(name.charAt(i))) {
        kept.append(name.charAt(i));
      }
    }
    return kept.toString();
  }

  private String hash(String text) {
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < HEX_DIGITS / 2; i++) {
      hex.append(Character.forDigit((hash[i] >> 4) & 15, 16));
      hex.append(Character.forDigit(hash[i] & 15, 16));
    }
    return hex.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
