package io.descry.diagnosis.simulation;

import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.Site;
import java.util.List;

/** One open handle, and when it will be closed. */
final class Held {

  static final long FOR_EVER = Long.MAX_VALUE;

  final long endSecond;

  /** Where it stands among the site's open ones. */
  int index;

  private final LedgerRow row;

  Held(Site site, long id, long openedAtMillis, String target, long threadId, long endSecond) {
    this.endSecond = endSecond;
    OpenHandleBuilder handle = new OpenHandleBuilder();
    handle.id = id;
    handle.kind = site.kind;
    handle.site = site;
    handle.target = target;
    handle.threadId = threadId;
    handle.openedAtMillis = openedAtMillis;
    handle.numbers = List.of((int) id);
    this.row =
        new LedgerRow(
            new KernelDescriptor((int) id, target), DescriptorClass.TRACKED, handle.build(), null);
  }

  LedgerRow row() {
    return row;
  }

  OpenHandle handle() {
    return java.util.Objects.requireNonNull(row.handle);
  }
}
