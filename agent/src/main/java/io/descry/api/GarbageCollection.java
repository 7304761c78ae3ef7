package io.descry.api;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Asks for a collection and waits until one has been. */
final class GarbageCollection {

  private static final long PATIENCE_MILLIS = 2_000;

  /** Cleaners close what was collected on a thread of their own. */
  private static final long CLEANERS_MILLIS = 50;

  private GarbageCollection() {}

  /** Waits two seconds at most: with {@code -XX:+DisableExplicitGC} none may come. */
  static void run() {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    PhantomReference<Object> witness = new PhantomReference<>(new Object(), collected);
    System.gc();
    try {
      if (collected.remove(PATIENCE_MILLIS) == witness) {
        Thread.sleep(CLEANERS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
