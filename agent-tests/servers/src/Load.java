package io.descry.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of a server's load: steps at a fixed rate, and one more a second where it is to leak.
 */
public final class Load {
  private final long seconds;
  private final boolean leaking;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);

  private Load(long seconds, boolean leaking) {
    this.seconds = seconds;
    this.leaking = leaking;
  }

  public static Load of(String[] args) {
    return new Load(Long.parseLong(args[0]), args.length > 1 && args[1].equals("leak"));
  }

  public void each(long millis, Step step) {
    threads.scheduleAtFixedRate(() -> attempt(step), millis, millis, TimeUnit.MILLISECONDS);
  }

  public void leakEach(long millis, Step step) {
    if (leaking) {
      threads.scheduleAtFixedRate(() -> attempt(step), 30000L, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(Step step) {
    try {
      step.run();
      done.incrementAndGet();
    } catch (LinkageError | Exception e) {
      if (failed.getAndIncrement() == 0L) {
        e.printStackTrace();
      }
    }
  }

  public void finish() throws InterruptedException {
    over.await(seconds, TimeUnit.SECONDS);
    threads.shutdown();
    threads.awaitTermination(10L, TimeUnit.SECONDS);
    System.out.println("steps " + done + " failed " + failed);
    System.exit(0);
  }

  public static Path folder(String name) throws IOException {
    return Files.createDirectories(Path.of(name).toAbsolutePath());
  }

  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  public interface Step {
    void run() throws Exception;
  }
}
