package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.model.DescriptorClass;
import io.descry.model.LedgerRow;
import java.util.Collection;

/**
 * The number of deleted files that descriptors keep open, and the disk space that they take. Not
 * changed once made.
 */
public final class DeletedFiles {

  public long count;
  public long bytes;

  /** Path of the biggest; empty where there is none. */
  public String biggest = "";

  private long biggestBytes = -1;

  public static DeletedFiles among(Collection<LedgerRow> rows) {
    DeletedFiles files = new DeletedFiles();
    for (LedgerRow row : rows) {
      if (isApplications(row) && row.descriptor.isDeleted()) {
        files.add(row);
      }
    }
    return files;
  }

  /** The agent's channel file is deleted on purpose, and so is what the JVM maps. */
  private static boolean isApplications(LedgerRow row) {
    return row.owner != DescriptorClass.AGENT && row.owner != DescriptorClass.JVM;
  }

  private void add(LedgerRow row) {
    count++;
    bytes += row.descriptor.deletedBytes();
    if (row.descriptor.deletedBytes() > biggestBytes) {
      biggestBytes = row.descriptor.deletedBytes();
      biggest = row.descriptor.path();
    }
  }

  /** Such as {@code 2 deleted files hold 4.8 GB of disk}. */
  public String sentence() {
    return Words.count(count, "deleted file")
        + (count == 1 ? " holds " : " hold ")
        + Words.bytes(bytes)
        + " of disk";
  }
}
