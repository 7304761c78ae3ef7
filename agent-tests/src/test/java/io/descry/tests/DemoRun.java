package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of {@code demo-app/run} in a folder of its own. */
record DemoRun(Path place, Process process) {

  private static final Path DEMO = Path.of(System.getProperty("descry.root"), "demo-app");

  /** Starts it with these words on its command line. */
  static DemoRun start(Path place, Jdk jdk, Map<String, String> environment, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(DEMO.resolve("run").normalize().toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(place.resolve("out").toFile())
            .redirectError(place.resolve("err").toFile());
    builder.environment().remove("DESCRY_OPTIONS");
    builder.environment().put("JAVA_HOME", jdk.home().toString());
    builder.environment().putAll(environment);
    return new DemoRun(place, builder.start());
  }

  /** Options of the agent that put its reports into this folder. */
  static String options(Path place) {
    return "log=none,interval=5s,at-exit=true,format=json,file=" + place.resolve("reports.json");
  }

  /** Such as {@code io.descry.demo.ConfigFile.greetingLeaky(ConfigFile.java:23)}. */
  static String frame(String type, String method, String marker) throws IOException {
    Path source = DEMO.resolve("src/main/java/io/descry/demo").resolve(type + ".java");
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(marker)) {
        return "io.descry.demo." + type + "." + method + "(" + type + ".java:" + (i + 1) + ")";
      }
    }
    throw new AssertionError("nothing is marked with " + marker + " in " + source);
  }

  /** The report at the exit, after a run that went well. */
  AgentReport last() throws IOException, InterruptedException {
    AgentReport latest = latest();
    assertThat(latest.trigger()).isEqualTo("exit");
    return latest;
  }

  /** The latest report of a run that went well; a choked machine may leave no time for the last. */
  AgentReport latest() throws IOException, InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(process.exitValue()).as(err()).isZero();
    List<AgentReport> reports = reports();
    return reports.get(reports.size() - 1);
  }

  List<AgentReport> reports() throws IOException {
    return AgentReport.parseAll(Files.readString(place.resolve("reports.json")));
  }

  String out() throws IOException {
    return Files.readString(place.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(place.resolve("err"));
  }
}
