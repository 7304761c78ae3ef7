package io.descry.agent;

import io.descry.diagnosis.holder.HolderSearch;
import io.descry.diagnosis.holder.PathSubject;
import io.descry.diagnosis.holder.PortSubject;
import io.descry.kernel.Kernel;
import io.descry.model.FileIdentity;
import io.descry.report.Holders;
import io.descry.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what somebody asks for in this JVM's file system, and finds the holders. The worker's
 * thread.
 */
final class HolderLookup {

  private final Kernel kernel;
  private final boolean scarce;

  /**
   * @param scarce no descriptor may be taken even for an instant: mappings are not read
   */
  HolderLookup(Kernel kernel, boolean scarce) {
    this.kernel = kernel;
    this.scarce = scarce;
  }

  /**
   * @throws java.nio.file.InvalidPathException where the text is neither a port nor a path
   */
  Holders of(Report report, String pathOrPort) {
    PortSubject port = PortSubject.parse(pathOrPort);
    if (port != null) {
      return HolderSearch.of(report, port, Collections.emptyList());
    }
    Path path = resolved(Paths.get(pathOrPort).toAbsolutePath().normalize());
    PathSubject subject =
        new PathSubject(path.toString(), identity(path), kernel.descriptors()::identity);
    List<String> mapped = scarce ? Collections.emptyList() : kernel.mapped(subject::covers);
    return HolderSearch.of(report, subject, mapped);
  }

  /** Without symbolic links, as far as the path exists: a deleted file has a folder still. */
  private static Path resolved(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path folder = path.getParent();
      Path name = path.getFileName();
      return folder == null || name == null ? path : resolved(folder).resolve(name);
    }
  }

  /** Null for a folder, and where nothing has this name now. */
  private static @Nullable FileIdentity identity(Path path) {
    return Files.isRegularFile(path) ? Kernel.identity(path) : null;
  }
}
