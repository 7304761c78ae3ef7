package io.descry.junit;

import io.descry.api.OpenDescriptor;
import java.io.File;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Annotations at the line, where the run is a GitHub action: a command a line on the output. */
final class GitHub {

  private static final Pattern FRAME = Pattern.compile("(.+)\\.[^.(]+\\(([^:)]+):(\\d+)\\)");
  private static final String[] SOURCES = {
    "src/test/java/", "src/test/kotlin/", "src/main/java/", "src/main/kotlin/"
  };

  private GitHub() {}

  static void annotate(String test, List<OpenDescriptor> leaks) {
    if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
      leaks.stream().map(leak -> line(test, leak)).distinct().forEach(System.err::println);
    }
  }

  static String line(String test, OpenDescriptor leak) {
    String to = leak.remote != null ? leak.remote : leak.target;
    String message = leak.kind + (to == null ? "" : " " + to) + " is not closed, in " + test;
    return "::error " + place(leak.applicationFrame) + "title=Descriptor leak::" + escaped(message);
  }

  private static String place(String frame) {
    Matcher matcher = FRAME.matcher(frame == null ? "" : frame);
    if (!matcher.matches()) {
      return "";
    }
    String type = matcher.group(1);
    int dot = type.lastIndexOf('.');
    String path = type.substring(0, dot + 1).replace('.', '/') + matcher.group(2);
    return "file=" + source(path) + ",line=" + matcher.group(3) + ",";
  }

  /** Below the folder of the checkout, as the annotation wants it. */
  private static String source(String path) {
    String root = System.getenv("GITHUB_WORKSPACE");
    for (String folder : SOURCES) {
      File file = new File(folder + path).getAbsoluteFile();
      if (file.isFile()) {
        String whole = file.getPath();
        boolean below = root != null && whole.startsWith(root + "/");
        return below ? whole.substring(root.length() + 1) : whole;
      }
    }
    return path;
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
