package io.descry.registry;

import org.jspecify.annotations.Nullable;

/** Reads the kernel's link of one of this process's descriptors. Needs no descriptor itself. */
public interface LinkReader {

  /** The link's text, or null where the number is not open. */
  @Nullable String link(int number);
}
