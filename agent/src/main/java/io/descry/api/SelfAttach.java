package io.descry.api;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.TimeUnit;

/**
 * Brings the agent into this JVM: a helper process attaches, since a JVM refuses to attach to
 * itself from 9 on. A JVM of 21 and later says on its stderr that an agent was loaded; {@code
 * -XX:+EnableDynamicAgentLoading} or a {@code -javaagent} on the command line keeps it quiet.
 */
final class SelfAttach {

  private static final String OPTIONS = "interval=0,log=none,jmx=false,capture=full";
  private static final String INSTEAD =
      "; put it on the command line of the tests instead: -javaagent:descry.jar=log=none";
  private static final long PATIENCE_SECONDS = 60;

  private SelfAttach() {}

  /**
   * @throws IllegalStateException where it cannot; the message says what the helper said
   */
  static void run() {
    if (!LeakCheck.isSupported()) {
      throw new IllegalStateException("Descry runs on Linux only: descriptors are not looked at");
    }
    try {
      attach();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Descry could not attach to this JVM: " + e + INSTEAD, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Descry attached to this JVM", e);
    }
  }

  private static void attach() throws IOException, URISyntaxException, InterruptedException {
    Process helper =
        new ProcessBuilder(java(), "-jar", jar().getPath(), "attach", pid(), OPTIONS)
            .redirectErrorStream(true)
            .start();
    String said;
    try (InputStream output = helper.getInputStream()) {
      helper.getOutputStream().close();
      said = read(output);
    }
    if (!helper.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || helper.exitValue() != 0) {
      helper.destroy();
      throw new IllegalStateException("Descry could not attach to this JVM: " + said + INSTEAD);
    }
  }

  private static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }

  private static File jar() throws URISyntaxException {
    File jar =
        new File(LeakCheck.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!jar.isFile()) {
      throw new IllegalStateException(
          "Descry's classes are in the folder " + jar + " and not in its jar" + INSTEAD);
    }
    return jar;
  }

  private static String pid() throws IOException {
    return Files.readSymbolicLink(Paths.get("/proc/self")).toString();
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all.write(buffer, 0, n);
    }
    return new String(all.toByteArray(), StandardCharsets.UTF_8).trim();
  }
}
