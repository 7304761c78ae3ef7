package io.descry.diagnosis.simulation;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a real program held over some minutes, report by report; {@code Transcript} of the agent's
 * integration tests writes it and tells the format. Immutable.
 */
record Recording(String name, boolean leaks, Half half, List<String> lines) {

  /** All that are kept, by name. */
  static List<Recording> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().map(Recording::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Recording.class.getResource("recordings").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Recording read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return new Recording(
          file.getFileName().toString().replace(".txt", ""),
          head(lines, "truth").equals("leak"),
          Half.named(head(lines, "half")),
          lines.stream().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(List<String> lines, String name) {
    String prefix = "# " + name + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no line '" + prefix + "'"));
  }

  /** The sites by their number. */
  List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("site ")) {
        sites.add(site(line.split(" ", 5)));
      }
    }
    return sites;
  }

  private static Site site(String[] words) {
    String opening =
        words[3].equals("accepted") ? "java.net.ServerSocket.implAccept" : "java.io.Jdk.open";
    return new Site(
        String.format("%016x", Integer.parseInt(words[1])),
        kind(words[2]),
        List.of(opening, words[4]),
        false,
        words[4],
        "recorded",
        null);
  }

  private static HandleKind kind(String text) {
    return Stream.of(HandleKind.values())
        .filter(kind -> kind.toString().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
