package io.descry.diagnosis.holder;

import io.descry.model.FileIdentity;
import io.descry.report.DescriptorRow;
import io.descry.report.HandleRow;
import io.descry.report.SocketRow;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A file, a folder with all below it, or the path of a unix-domain socket. Immutable. */
public final class PathSubject implements Subject {

  private static final String DELETED = " (deleted)";

  private final String path;
  private final String below;
  private final @Nullable FileIdentity identity;
  private final IntFunction<@Nullable FileIdentity> identities;

  /**
   * @param path absolute, without symbolic links
   * @param identity of the file that has this name now; null for a folder and for a deleted file
   * @param identities device and inode of a descriptor of this process
   */
  public PathSubject(
      String path,
      @Nullable FileIdentity identity,
      IntFunction<@Nullable FileIdentity> identities) {
    this.path = path;
    this.below = path.endsWith("/") ? path : path + "/";
    this.identity = identity;
    this.identities = identities;
  }

  @Override
  public String text() {
    return path;
  }

  @Override
  public @Nullable Integer port() {
    return null;
  }

  /** Whether this is the path itself or below it. */
  public boolean covers(String name) {
    return name.equals(path) || name.startsWith(below);
  }

  @Override
  public @Nullable String targetOf(DescriptorRow row, @Nullable HandleRow handle) {
    String link = row.target;
    if (link == null || !link.startsWith("/")) {
      return socketPath(row, handle);
    }
    String name = link.endsWith(DELETED) ? link.substring(0, link.length() - 10) : link;
    return covers(link) || covers(name) || isSameFile(row.fd, name) ? link : null;
  }

  /**
   * Another name of the same file: a hard link, or the same folder mounted twice. A file that
   * neither has further names nor this one's is not asked for, since a dead network file system
   * would not answer.
   */
  private boolean isSameFile(int number, String name) {
    if (identity == null) {
      return false;
    }
    boolean sameName = last(name).equals(last(path));
    return (sameName || identity.links > 1) && identity.equals(identities.apply(number));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private @Nullable String socketPath(DescriptorRow row, @Nullable HandleRow handle) {
    SocketRow socket = row.socket;
    String local = handle != null ? handle.local : socket == null ? null : socket.local;
    String known = local == null && handle != null ? handle.target : local;
    return known != null && covers(known) ? known : null;
  }
}
