package io.descry.demo;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Scenario {@code unclosed-file}: the greeting of a service, read from its config file each call.
 */
final class ConfigFile {

  private final File file;

  ConfigFile(File file) {
    this.file = file;
  }

  /** One descriptor more after every call. */
  String greetingLeaky() throws IOException {
    Properties config = new Properties();
    config.load(new FileInputStream(file)); // The leak: load() reads, it never closes.
    return config.getProperty("greeting");
  }

  /** No descriptor more, whatever load() throws. */
  String greetingFixed() throws IOException {
    Properties config = new Properties();
    try (InputStream in = new FileInputStream(file)) { // The fix: who opens it closes it.
      config.load(in);
    }
    return config.getProperty("greeting");
  }
}
