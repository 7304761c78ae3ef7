package io.descry.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of an {@link OpenHandle}. One thread. */
public final class OpenHandleBuilder {

  public long id;
  public HandleKind kind = HandleKind.FILE_INPUT;
  public List<Integer> numbers = Collections.emptyList();
  public @Nullable String target;
  public @Nullable HostPort remote;
  public long openedAtMillis;
  public long threadId;
  public @Nullable String threadName;
  public boolean virtualThread;
  public boolean orphaned;
  public DescriptorClass owner = DescriptorClass.TRACKED;
  public @Nullable Site site;
  public @Nullable Long clientId;
  public @Nullable Long exchangeId;
  public @Nullable Long socketId;
  public @Nullable Long readingSinceMillis;

  public OpenHandle build() {
    return new OpenHandle(this);
  }
}
