package io.descry.tests.known;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import net.lingala.zip4j.io.inputstream.NumberedSplitRandomAccessFile;

/** zip4j issue 428. */
public final class Zip4jSplitFile implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    File part = Scratch.file(folder, "archive.zip.001", "0123456789");
    try (RandomAccessFile file = new NumberedSplitRandomAccessFile(part, "r")) {
      file.read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
