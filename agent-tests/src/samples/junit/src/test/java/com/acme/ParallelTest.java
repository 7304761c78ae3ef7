package com.acme;

import io.descry.junit.NoDescriptorLeaks;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two tests that are inside at the same time, of which one leaves a file open. */
@NoDescriptorLeaks
@Execution(ExecutionMode.CONCURRENT)
class ParallelTest {

  private static final Queue<Closeable> KEPT = new ConcurrentLinkedQueue<>();
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  @Test
  void leaves_a_file() throws Exception {
    BOTH.await();
    KEPT.add(new FileInputStream("/etc/hosts"));
    BOTH.await();
  }

  @Test
  void leaves_nothing() throws Exception {
    BOTH.await();
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      in.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    BOTH.await();
  }
}
