package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A JVM that a test started: talks to it over stdin and stdout, and ends it, and only it, when
 * closed.
 */
public final class ChildJvm implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long LAST_WORDS_MILLIS = 10_000;

  private final Jdk jdk;
  private final Process process;
  private final Lines stdout;
  private final Lines stderr;
  private final Writer stdin;
  private final List<Thread> readers = new ArrayList<>();

  ChildJvm(Jdk jdk, Process process) {
    this.jdk = jdk;
    this.process = process;
    this.stdout = reading(new Lines(process.getInputStream()), "stdout");
    this.stderr = reading(new Lines(process.getErrorStream()), "stderr");
    this.stdin = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** A program of this project's, to be started on this JDK. */
  public static ChildJvmCommand on(Jdk jdk) {
    return new ChildJvmCommand(jdk);
  }

  /** The jar under test. */
  public static Path agentJar() {
    return Path.of(System.getProperty("descry.jar")).toAbsolutePath().normalize();
  }

  private Lines reading(Lines lines, String what) {
    Thread thread = new Thread(lines, what + " of " + process.pid());
    thread.setDaemon(true);
    thread.start();
    readers.add(thread);
    return lines;
  }

  public Jdk jdk() {
    return jdk;
  }

  public long pid() {
    return process.pid();
  }

  public Proc proc() {
    return new Proc(process.pid());
  }

  /** Sends one line. */
  public void say(String line) {
    try {
      stdin.write(line + "\n");
      stdin.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot say '" + line + "': " + stderr(), e);
    }
  }

  /** Sends one line and waits for the answer that begins so: the lines until then. */
  public List<String> ask(String line, String answer) {
    say(line);
    return await(answer);
  }

  /** Waits for a line on stdout that begins so: the lines since the last such wait. */
  public List<String> await(String prefix) {
    return await(stdout, prefix, line -> line.startsWith(prefix), PATIENCE);
  }

  /** The same for what may take longer. */
  public List<String> await(String prefix, Duration patience) {
    return await(stdout, prefix, line -> line.startsWith(prefix), patience);
  }

  /** Waits for a line on stderr that has this in it: the lines since the last such wait. */
  public List<String> awaitErrorWith(String part, Duration patience) {
    return await(stderr, part, line -> line.contains(part), patience);
  }

  private List<String> await(
      Lines lines, String what, Predicate<String> wanted, Duration patience) {
    try {
      return lines.take(what, wanted, patience);
    } catch (TimeoutException e) {
      close(); // Not every caller has come to its try by then.
      throw new AssertionError(jdk + ": " + e.getMessage() + "; stderr: " + stderr(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<String> stdout() {
    return stdout.all();
  }

  public List<String> stderr() {
    return stderr.all();
  }

  /** Ends the program's input and waits for its end and its last words: the exit value. */
  public int end() {
    try {
      stdin.close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(jdk + ": did not end with its input; stderr: " + stderr());
      }
      for (Thread reader : readers) {
        reader.join(LAST_WORDS_MILLIS); // A child of the program may hold its output.
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
