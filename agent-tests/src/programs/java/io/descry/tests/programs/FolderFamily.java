package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.WatchService;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Folders, archives and watches. Argument: an empty folder. */
public final class FolderFamily {

  private static final String KIND = "directory-stream";
  private final Path folder;

  private FolderFamily(String folder) throws IOException {
    this.folder = Paths.get(folder);
    Files.createDirectory(this.folder.resolve("inner"));
    Files.write(this.folder.resolve("inner").resolve("file"), new byte[1]);
    for (int i = 0; i < 5; i++) {
      writeJar(archive(i));
    }
  }

  public static void main(String[] args) throws Exception {
    new FolderFamily(args[0]).family().run();
  }

  private Family family() {
    return new Family()
        .add("Files.list", i -> opened(KIND, 1, 2, Files.list(folder)))
        .add("Files.walk", i -> opened(KIND, 1, 2, Files.walk(folder)))
        .add("Files.find", i -> opened(KIND, 1, 2, Files.find(folder, 1, (p, a) -> true)))
        .add("Files.newDirectoryStream", i -> opened(KIND, 1, 2, Files.newDirectoryStream(folder)))
        .add("SecureDirectoryStream, nested", i -> nested())
        .add("SecureDirectoryStream, its file", i -> fileOfSecure())
        .add("ZipFile", i -> opened("zip-file", new ZipFile(archive(i).toFile())))
        .add("ZipFile, several of one path", this::sameZip)
        .add("JarFile", i -> opened("zip-file", new JarFile(archive(i).toFile())))
        .add("zip file system", this::zipFileSystem)
        .add("URLClassLoader", this::classLoader)
        .add("jar: URL without cache", this::jarUrl)
        .add("WatchService", i -> watch())
        .add("WatchService, registered", i -> watchRegistered());
  }

  private AutoCloseable nested() throws IOException {
    SecureDirectoryStream<Path> outer = secure();
    Path inner = Paths.get("inner");
    DirectoryStream<Path> stream = opened(KIND, 1, 2, outer.newDirectoryStream(inner));
    return Family.all(stream, outer);
  }

  private AutoCloseable fileOfSecure() throws IOException {
    SecureDirectoryStream<Path> outer = secure();
    Path file = Paths.get("pack0.jar");
    return Family.all(opened("file-channel", outer.newByteChannel(file, options())), outer);
  }

  private static java.util.Set<java.nio.file.StandardOpenOption> options() {
    return Collections.singleton(java.nio.file.StandardOpenOption.READ);
  }

  private SecureDirectoryStream<Path> secure() throws IOException {
    DirectoryStream<Path> stream = opened(KIND, 1, 2, Files.newDirectoryStream(folder));
    return (SecureDirectoryStream<Path>) stream;
  }

  /** One shared descriptor. On 8 each ZipFile is a handle, of which one holds the number. */
  private AutoCloseable sameZip(int index) throws IOException {
    int first = index == 0 ? 1 : 0;
    int handles = Family.javaVersion() == 8 ? 1 : first;
    return opened("zip-file", handles, first, new ZipFile(archive(0).toFile()));
  }

  private AutoCloseable zipFileSystem(int index) throws IOException {
    return opened("file-channel", FileSystems.newFileSystem(archive(index), (ClassLoader) null));
  }

  private AutoCloseable classLoader(int index) throws IOException {
    URLClassLoader loader = new URLClassLoader(new URL[] {archive(index).toUri().toURL()}, null);
    opened("zip-file", loader.getResource("entry"));
    return loader;
  }

  private AutoCloseable jarUrl(int index) throws IOException {
    URL url = URI.create("jar:" + archive(index).toUri() + "!/entry").toURL();
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return opened("zip-file", connection.getInputStream());
  }

  private WatchService watch() throws IOException {
    return opened("watch-service", 1, 3, folder.getFileSystem().newWatchService());
  }

  private AutoCloseable watchRegistered() throws IOException {
    WatchService watch = watch();
    folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
    return watch;
  }

  private Path archive(int index) {
    return folder.resolve("pack" + index + ".jar");
  }

  private static void writeJar(Path path) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write(1);
    }
  }
}
