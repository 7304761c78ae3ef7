package io.descry.tests.known;

import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.jeasy.batch.core.reader.FileRecordReader;

/** easy-batch issue 394. */
public final class EasyBatchFolder implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    FileRecordReader reader = new FileRecordReader(folder);
    try {
      reader.open();
      while (reader.readRecord() != null) {
        continue; // To the end, as a job does.
      }
      reader.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
