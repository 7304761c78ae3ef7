package io.descry.cli.attach;

import io.descry.cli.target.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes a JVM listen: it does so when it finds a trigger file of its own user while it handles a
 * SIGQUIT. Processes that do not handle it would end, so they are refused.
 */
final class AttachListener {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String ROOT = "0";

  private AttachListener() {}

  /** The socket to connect to, seen through the target's own file system. */
  static File wake(Target target) throws IOException, LoadFailure {
    long inner = target.innerPid();
    Path temporary = target.folder.resolve("root/tmp");
    Path socket = temporary.resolve(".java_pid" + inner);
    if (!Files.exists(socket)) {
      if (!target.catchesQuit()) {
        throw new LoadFailure("the JVM does not handle SIGQUIT: it is starting, or has -Xrs");
      }
      Path trigger = trigger(target, temporary, ".attach_pid" + inner);
      try {
        wake(target, socket);
      } finally {
        Files.deleteIfExists(trigger);
      }
    }
    requireTheirs(socket, target);
    return socket.toFile();
  }

  /** Whoever made a socket of that name first in a shared folder would be told the options. */
  private static void requireTheirs(Path socket, Target target) throws IOException, LoadFailure {
    String owner = Files.getAttribute(socket, "unix:uid", LinkOption.NOFOLLOW_LINKS).toString();
    if (!owner.equals(target.user()) && !owner.equals(ROOT)) {
      throw new LoadFailure("the socket is not secure: it belongs to user " + owner);
    }
  }

  private static Path trigger(Target target, Path temporary, String name) throws IOException {
    try {
      return create(target.folder.resolve("cwd").resolve(name));
    } catch (IOException e) {
      return create(temporary.resolve(name)); // The working folder may be read-only.
    }
  }

  private static Path create(Path trigger) throws IOException {
    try {
      return Files.createFile(trigger);
    } catch (FileAlreadyExistsException e) {
      return trigger; // Left by an attempt that was cut off; it serves as well.
    }
  }

  private static void wake(Target target, Path socket) throws IOException, LoadFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    quit(target);
    while (!Files.exists(socket)) {
      if (!target.exists()) {
        throw new LoadFailure("no such process");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new LoadFailure("the JVM opened no socket within " + PATIENCE.getSeconds() + " s");
      }
      sleep(20);
    }
  }

  /** Through the shell: it is its builtin, so it needs no other program in a small container. */
  private static void quit(Target target) throws IOException, LoadFailure {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -QUIT " + target.pid)
            .redirectErrorStream(true)
            .start();
    try {
      if (kill.waitFor() != 0) {
        throw new LoadFailure("Operation not permitted: SIGQUIT could not be sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadFailure("interrupted", e);
    }
  }

  static void sleep(long millis) throws LoadFailure {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadFailure("interrupted", e);
    }
  }
}
