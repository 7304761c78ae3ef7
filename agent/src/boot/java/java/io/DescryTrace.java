package java.io;

import java.util.concurrent.atomic.AtomicLong;

/** An interned stack, as the hooks see it: the number of its handles that were closed. */
public class DescryTrace extends AtomicLong {

  private static final long serialVersionUID = 1L;

  /** Handles of this stack that only the garbage collector closed. */
  public final AtomicLong recovered = new AtomicLong();
}
