package java.io;

import java.util.concurrent.atomic.AtomicLong;

/** An interned stack, as the hooks see it: the number of its handles that code has closed. */
public class DescryTrace extends AtomicLong {

  private static final long serialVersionUID = 1L;
}
