package io.descry.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real Maven builds of a copy of one of {@code src/samples}, with the jar as a dependency. */
public final class SampleBuild {

  /** The jar that is tested. */
  public static final Path JAR = Path.of(System.getProperty("descry.jar")).toAbsolutePath();

  private static final String TESTS = "src/test/java/com/acme/";
  private static final String FAILED = "[ERROR] com.acme.";

  private final Path sample;
  private final Path project;

  private SampleBuild(Path sample, Path project) {
    this.sample = sample;
    this.project = project;
  }

  /**
   * @param project the folder that it is copied to
   */
  public static SampleBuild of(String name, Path project) throws IOException {
    Path sample = Path.of("src", "samples", name).toAbsolutePath();
    SampleBuild build = new SampleBuild(sample, project);
    try (Stream<Path> files = Files.walk(sample)) {
      files.filter(file -> !file.startsWith(sample.resolve("target"))).forEach(build::copy);
    }
    return build;
  }

  private void copy(Path file) {
    try {
      Path to = project.resolve(sample.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(to);
      } else {
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a build that has to pass prints; fails where it does not. */
  public List<String> passes(String... arguments) throws IOException, InterruptedException {
    return run(true, arguments);
  }

  /** What a build that has to fail prints; fails where it passes. */
  public List<String> fails(String... arguments) throws IOException, InterruptedException {
    return run(false, arguments);
  }

  private List<String> run(boolean passes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-f", project.resolve("pom.xml").toString()));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.add("-Ddescry.jar=" + JAR);
    command.addAll(List.of(arguments));
    Path log = project.resolve("build.log");
    ProcessBuilder build =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    build.environment().put("GITHUB_ACTIONS", "true");
    build.environment().put("GITHUB_WORKSPACE", project.toRealPath().toString());
    build.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int exit = build.directory(project.toFile()).start().waitFor();
    List<String> lines = Files.readAllLines(log);
    assertThat(exit == 0).as(String.join("\n", lines)).isEqualTo(passes);
    return lines;
  }

  /** The tests' names, as Surefire prints each that fails. */
  public static List<String> failures(List<String> output) {
    return output.stream()
        .filter(line -> line.startsWith(FAILED) && line.contains(" -- "))
        .map(line -> line.substring(FAILED.length(), line.indexOf(" -- ")))
        .toList();
  }

  /** The number of the so-many-th line of a test's source that has this text. */
  public int line(String test, String text, int occurrence) throws IOException {
    List<String> lines = Files.readAllLines(sample.resolve(TESTS + test + ".java"));
    int seen = 0;
    for (int i = 0; i < lines.size(); i++) {
      seen += lines.get(i).contains(text) ? 1 : 0;
      if (seen == occurrence) {
        return i + 1;
      }
    }
    throw new AssertionError("no such line in " + test);
  }
}
