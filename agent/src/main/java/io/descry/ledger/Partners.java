package io.descry.ledger;

import io.descry.model.HandleKind;
import io.descry.model.KernelDescriptor;
import io.descry.model.OpenHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors that belong to a handle which does not know their number: the second one of a
 * directory stream, and a zip file's on Java 8. Found by link target.
 */
final class Partners {
  private final Map<String, List<OpenHandle>> wanting = new HashMap<>();

  Partners(List<OpenHandle> all, Numbers numbers, Map<Integer, OpenHandle> byNumber) {
    for (OpenHandle handle : all) {
      if (handle.kind == HandleKind.DIRECTORY_STREAM && !handle.numbers.isEmpty()) {
        KernelDescriptor first = numbers.at(handle.numbers.get(0));
        add(first == null ? null : first.target, handle);
      } else if (handle.kind == HandleKind.ZIP_FILE && handle.numbers.isEmpty()) {
        add(handle.target, handle);
      }
    }
  }

  private void add(@Nullable String target, OpenHandle handle) {
    if (target != null) {
      wanting.computeIfAbsent(target, t -> new ArrayList<>()).add(handle);
    }
  }

  /** The handle that this descriptor belongs to, once; or null. */
  @Nullable OpenHandle take(KernelDescriptor descriptor) {
    List<OpenHandle> handles = wanting.get(descriptor.target);
    if (handles == null) {
      handles = wanting.get(descriptor.path()); // A jar replaced while it is open.
    }
    return handles == null || handles.isEmpty() ? null : handles.remove(0);
  }
}
