package io.descry.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository whose words are checked. */
final class Texts {

  private static final Path ROOT = Path.of("..");

  private Texts() {}

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String name :
        List.of("README", "CHANGELOG", "CONTRIBUTING", "SECURITY", "demo-app/README")) {
      documents.add(ROOT.resolve(name + ".md"));
    }
    documents.add(ROOT.resolve("agent/HOW_IT_WORKS.md"));
    documents.addAll(below("agent/docs", ".md"));
    return documents;
  }

  static List<Path> rulePages() throws IOException {
    return below("agent/src/main/resources/io/descry/rules", ".txt").stream()
        .filter(page -> !page.endsWith("index.txt"))
        .toList();
  }

  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String set : List.of("boot", "main", "junit", "jfr", "jdk9")) {
      sources.addAll(below("agent/src/" + set + "/java", ".java"));
    }
    return sources;
  }

  private static List<Path> below(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
