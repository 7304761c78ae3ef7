package io.descry.kernel.socket;

import io.descry.model.KernelDescriptor;
import java.util.Arrays;
import java.util.List;

/** The inodes of the sockets that a process holds, and how many of them were found. */
final class SocketInodes {

  private final long[] inodes;
  private int found;

  private SocketInodes(long[] sorted) {
    inodes = sorted;
  }

  static SocketInodes socketsOf(List<KernelDescriptor> descriptors) {
    long[] inodes = new long[descriptors.size()];
    int n = 0;
    for (KernelDescriptor descriptor : descriptors) {
      if (descriptor.isSocket()) {
        inodes[n++] = descriptor.inode;
      }
    }
    return of(Arrays.copyOf(inodes, n));
  }

  /** One socket can have several descriptors: it counts once. */
  static SocketInodes of(long... inodes) {
    long[] sorted = inodes.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return new SocketInodes(Arrays.copyOf(sorted, n));
  }

  boolean contains(long inode) {
    return Arrays.binarySearch(inodes, inode) >= 0;
  }

  void found() {
    found++;
  }

  boolean isComplete() {
    return found >= inodes.length;
  }
}
