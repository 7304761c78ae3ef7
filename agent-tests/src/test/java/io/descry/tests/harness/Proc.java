package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the kernel says of another process: the oracle of these tests. */
public final class Proc {

  private final Path folder;

  Proc(long pid) {
    this.folder = Path.of("/proc", String.valueOf(pid), "fd");
  }

  /** Of any process. */
  public static Proc of(long pid) {
    return new Proc(pid);
  }

  /** The open numbers with what they are, by their links; read from outside of the process. */
  public Map<Integer, String> descriptors() {
    Map<Integer, String> descriptors = new TreeMap<>();
    for (Path link : links()) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        descriptors.put(Integer.valueOf(link.getFileName().toString()), target);
      } catch (NoSuchFileException closedMeanwhile) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return descriptors;
  }

  private List<Path> links() {
    try (Stream<Path> links = Files.list(folder)) {
      return links.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those open now that were not open then, or are something else now. */
  public Map<Integer, String> since(Map<Integer, String> before) {
    Map<Integer, String> added = descriptors();
    added.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
    return added;
  }
}
