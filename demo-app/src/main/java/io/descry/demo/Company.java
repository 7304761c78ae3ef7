package io.descry.demo;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Healthy neighbours that no report may blame: files held open on purpose from the start to the end
 * of the JVM, and three opened and closed at each visit for every two held (40 held, 60 a visit).
 */
final class Company {

  private final List<InputStream> held = new ArrayList<>();
  private final File visited;

  private Company(File visited) {
    this.visited = visited;
  }

  static Company of(int files) throws IOException {
    TempFolder folder = TempFolder.create();
    Company company = new Company(folder.file("visited.properties"));
    for (int i = 1; i <= files; i++) {
      company.hold(folder.file("held-" + i + ".properties"));
    }
    return company;
  }

  private void hold(File file) throws IOException {
    held.add(new FileInputStream(file));
  }

  /** Opens and closes files as a healthy service does, through {@code java.io} and NIO in turn. */
  void visit() throws IOException {
    for (int i = 0; i < held.size() * 3 / 2; i++) {
      try (InputStream in = i % 2 == 0 ? plain() : nio()) {
        in.read();
      }
    }
  }

  private InputStream plain() throws IOException {
    return new FileInputStream(visited);
  }

  private InputStream nio() throws IOException {
    return Files.newInputStream(visited.toPath());
  }
}
