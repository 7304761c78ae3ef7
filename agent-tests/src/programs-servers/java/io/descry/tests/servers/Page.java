package io.descry.tests.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that the HTTP servers answer with: a file that is opened, read and closed each time. */
final class Page {

  static final String LEAK = "/leak";

  final Path file;

  Page(Path folder) throws IOException {
    this.file = folder.resolve("page.txt");
    Files.write(file, "a page".getBytes(StandardCharsets.US_ASCII));
  }

  byte[] read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        page.write(b);
      }
      return page.toByteArray();
    }
  }
}
