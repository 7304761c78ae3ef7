package io.descry.tests.known;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.apache.zookeeper.server.persistence.SnapStream;

/** ZOOKEEPER-4246. */
public final class ZooKeeperSnapshot implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    File snapshot = Scratch.file(folder, "snapshot.1.gz", "this is no gzip file");
    try {
      SnapStream.getInputStream(snapshot).close();
      throw new IllegalStateException("that was a gzip file");
    } catch (IOException e) {
      return; // As it must be.
    }
  }
}
