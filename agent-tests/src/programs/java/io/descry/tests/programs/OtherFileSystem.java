package io.descry.tests.programs;

import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;

/** Reads, lists and writes in a zip file as a file system. Argument: an empty folder. */
public final class OtherFileSystem {

  private OtherFileSystem() {}

  public static void main(String[] args) throws Exception {
    URI zip = URI.create("jar:" + Paths.get(args[0], "some.zip").toUri());
    try (FileSystem files =
        FileSystems.newFileSystem(zip, Collections.singletonMap("create", "true"))) {
      Path path = files.getPath("/entry");
      Files.write(path, new byte[] {1, 2, 3});
      try (FileChannel channel = FileChannel.open(path);
          InputStream in = Files.newInputStream(path);
          DirectoryStream<Path> list = Files.newDirectoryStream(files.getPath("/"))) {
        System.out.println(channel.size() + " " + in.read() + " " + list.iterator().next());
      }
    }
    System.out.println("done");
  }
}
