package io.descry.ledger;

import io.descry.model.KernelDescriptor;
import io.descry.model.TargetKind;
import java.util.Set;

/**
 * Pipes that may be those of processes which are being started. Native code makes them, and an
 * object of the JDK gets them only once the process runs, which can take long on a busy machine.
 */
final class StartingPipes {

  /** Three for the process and one that tells of its failure, both ends of each. */
  private static final int ENDS = 8;

  private final Set<Integer> believedBefore;
  private int left;

  StartingPipes(int processes, Set<Integer> believedBefore) {
    this.left = processes * ENDS;
    this.believedBefore = believedBefore;
  }

  /** Whether this is one of them, as far as they go: an old unknown is none. */
  boolean take(KernelDescriptor descriptor) {
    boolean starting =
        left > 0
            && descriptor.kind == TargetKind.PIPE
            && !believedBefore.contains(descriptor.number);
    left -= starting ? 1 : 0;
    return starting;
  }
}
