package io.descry.registry.site;

import io.descry.model.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Artifact and version of a library, from its jar's file name ({@code okhttp-4.12.0.jar}), else
 * from the manifest's titles, which the class loader has already read: nothing is opened.
 */
final class JarName {

  private JarName() {}

  static Artifact artifact(String location, @Nullable Package declared) {
    String file = fileName(location);
    int dash = versionDash(file);
    if (dash > 0) {
      return new Artifact(file.substring(0, dash), file.substring(dash + 1));
    }
    return new Artifact(file, declared == null ? null : declared.getImplementationVersion());
  }

  /** {@code okhttp-4.12.0} of {@code file:/lib/okhttp-4.12.0.jar} and its nested forms. */
  private static String fileName(String location) {
    String path = location;
    while (path.endsWith("/") || path.endsWith("!")) {
      path = path.substring(0, path.length() - 1);
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name;
  }

  /** The dash before the version, or -1. */
  private static int versionDash(String name) {
    int dash = numberDash(name, 0);
    int later = dash < 0 ? -1 : numberDash(name, dash + 1);
    return later > 0 && isOfName(name, dash, later) ? later : dash;
  }

  /** The first dash before a digit from here on, or -1. */
  private static int numberDash(String name, int from) {
    for (int i = name.indexOf('-', from); i >= 0; i = name.indexOf('-', i + 1)) {
      if (i + 1 < name.length() && Character.isDigit(name.charAt(i + 1))) {
        return i;
      }
    }
    return -1;
  }

  /** In {@code log4j-1.2-api-2.25.4} the first number is part of the name, since a word follows. */
  private static boolean isOfName(String name, int dash, int later) {
    String between = name.substring(dash + 1, later);
    int word = between.lastIndexOf('-') + 1;
    return word > 0 && Character.isLetter(between.charAt(word)) && name.indexOf('.', later) > 0;
  }
}
