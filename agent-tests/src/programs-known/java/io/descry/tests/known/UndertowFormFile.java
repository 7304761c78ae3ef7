package io.descry.tests.known;

import io.undertow.server.handlers.form.FormData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;

/** UNDERTOW-1474. */
public final class UndertowFormFile implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    Path upload = Scratch.file(folder, "upload.tmp", "upload").toPath();
    Path taken = Scratch.file(folder, "taken.txt", "somebody's").toPath();
    try {
      new FormData.FileItem(upload).write(taken);
      throw new IllegalStateException("the file was overwritten");
    } catch (IOException e) {
      return; // As it must be.
    }
  }
}
