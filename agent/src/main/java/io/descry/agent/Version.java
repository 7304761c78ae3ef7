package io.descry.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The agent's version, written by the build. */
final class Version {

  private Version() {}

  static String read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // Only the number in the report is lost.
    }
    return properties.getProperty("version", "?");
  }
}
