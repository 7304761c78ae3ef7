package io.descry.ledger;

import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was open when the agent came in. A number counts while its link stays the same. */
public final class Baseline {

  private final Map<Integer, String> links = new HashMap<>();
  private final boolean atStart;
  private final Predicate<String> jvmTargets;

  /**
   * @param atStart whether the agent came before the application: all of this is the JVM's then
   */
  public Baseline(List<KernelDescriptor> open, boolean atStart, Predicate<String> jvmTargets) {
    this.atStart = atStart;
    this.jvmTargets = jvmTargets;
    for (KernelDescriptor descriptor : open) {
      links.put(descriptor.number, descriptor.target);
    }
  }

  /** The class of a descriptor that was open then, or null if it was not. */
  @Nullable DescriptorClass classOf(KernelDescriptor descriptor) {
    if (!descriptor.target.equals(links.get(descriptor.number))) {
      return null;
    }
    boolean jvm = atStart || descriptor.number <= 2 || jvmTargets.test(descriptor.path());
    return jvm ? DescriptorClass.JVM : DescriptorClass.PRE_ATTACH;
  }
}
