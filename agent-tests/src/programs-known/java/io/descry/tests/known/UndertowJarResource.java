package io.descry.tests.known;

import io.undertow.server.handlers.resource.URLResource;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** CVE-2018-1114. */
public final class UndertowJarResource implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    File jar = folder.resolve("pages.jar").toFile();
    try {
      if (!jar.exists()) {
        pack(jar);
      }
      new URLResource(new URL("jar:" + jar.toURI() + "!/page.html"), "page").getLastModified();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(File jar) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("page.html"));
      out.write('p');
      out.closeEntry();
    }
  }
}
