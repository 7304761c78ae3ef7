package io.descry.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** The file that {@code config} names: {@code java.util.Properties} in UTF-8. */
final class ConfigFile {

  /** A file of options is small; a log given by mistake must not fill the heap. */
  private static final long LARGEST_BYTES = 1 << 20;

  private ConfigFile() {}

  /** Empty, with one problem, when the file cannot be used. */
  static List<Setting> read(File file, ProblemList problems) {
    try {
      // Anything but a regular file (a pipe, a device) could block the application's start.
      if (!file.isFile()) {
        throw new IOException(file.exists() ? "it is not a file" : "there is no such file");
      }
      if (file.length() > LARGEST_BYTES) {
        throw new IOException("it is larger than 1 MB");
      }
      return settings(load(file), "config " + file.getName());
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      problems.add(Problems.configFile(file.getAbsolutePath(), reason(e)));
      return Collections.emptyList();
    }
  }

  /** The names may carry the prefix that they have as system properties. */
  private static List<Setting> settings(Properties properties, String where) {
    List<Setting> settings = new ArrayList<>();
    for (Setting setting : Sources.properties(properties, "", where)) {
      boolean prefixed = setting.name.startsWith(Sources.PROPERTY);
      String name = prefixed ? setting.name.substring(Sources.PROPERTY.length()) : setting.name;
      settings.add(new Setting(name, setting.value, where));
    }
    return settings;
  }

  private static Properties load(File file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
      properties.load(withoutByteOrderMark(reader));
    }
    return properties;
  }

  private static Reader withoutByteOrderMark(Reader reader) throws IOException {
    PushbackReader pushback = new PushbackReader(reader);
    int first = pushback.read();
    if (first >= 0 && first != '\uFEFF') {
      pushback.unread(first);
    }
    return pushback;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }
}
