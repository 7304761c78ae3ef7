package io.descry.ledger;

import io.descry.model.DescriptorClass;
import io.descry.model.FileIdentity;
import io.descry.model.KernelDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors that were open when the agent came in. A number counts while the same object is
 * behind it: a file can be renamed or removed while it is open, so device and inode decide where
 * the link changed. The agent's thread only.
 */
public final class Baseline {

  private static final int STANDARD_ERROR = 2;

  private static final String NULL_DEVICE = "/dev/null";

  private final Map<Integer, KernelDescriptor> opened = new HashMap<>();
  private final Map<Integer, FileIdentity> files = new HashMap<>();
  private final boolean atStart;
  private final Predicate<String> jvmTargets;
  private final IntFunction<@Nullable FileIdentity> identity;

  /**
   * @param atStart whether the agent came before the application: all of this is the JVM's then
   * @param identity what is behind a number now, or null where that cannot be seen
   */
  public Baseline(
      List<KernelDescriptor> open,
      boolean atStart,
      Predicate<String> jvmTargets,
      IntFunction<@Nullable FileIdentity> identity) {
    this.atStart = atStart;
    this.jvmTargets = jvmTargets;
    this.identity = identity;
    for (KernelDescriptor descriptor : open) {
      opened.put(descriptor.number, descriptor);
      FileIdentity file = descriptor.isPath() ? identity.apply(descriptor.number) : null;
      if (file != null) {
        files.put(descriptor.number, file);
      }
    }
  }

  /**
   * The descriptor as it was when the agent came, with the name of that time, or null if it was not
   * open then.
   */
  @Nullable KernelDescriptor then(KernelDescriptor descriptor) {
    KernelDescriptor then = opened.get(descriptor.number);
    return then != null && isSame(then, descriptor) ? then : null;
  }

  /** The class of a descriptor that was open then, or null if it was not. */
  @Nullable DescriptorClass classOf(KernelDescriptor descriptor) {
    KernelDescriptor then = then(descriptor);
    if (then == null) {
      return null;
    }
    boolean jvm = atStart || then.number <= STANDARD_ERROR || jvmTargets.test(then.path());
    return jvm ? DescriptorClass.JVM : DescriptorClass.PRE_ATTACH;
  }

  private boolean isSame(KernelDescriptor then, KernelDescriptor now) {
    return now.target.equals(then.target) || isClosedStandardStream(now) || isSameFile(now);
  }

  /** The JDK never closes 0, 1 or 2: it puts the null device there. */
  private static boolean isClosedStandardStream(KernelDescriptor now) {
    return now.number <= STANDARD_ERROR && now.target.equals(NULL_DEVICE);
  }

  /** Asks the file system, but only for what has another name than before. */
  private boolean isSameFile(KernelDescriptor now) {
    FileIdentity file = files.get(now.number);
    return file != null && now.isPath() && file.equals(identity.apply(now.number));
  }
}
