package io.descry.tests.corpus;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Each constructor and factory that opens by a name, with names that cannot be opened. */
final class FileErrors implements Family {

  /** Opens by a name, and closes. */
  private interface Opener {
    AutoCloseable open(String name) throws Exception;
  }

  private static final Map<String, Opener> OPENERS = new LinkedHashMap<>();

  static {
    OPENERS.put("FileInputStream", FileInputStream::new);
    OPENERS.put("FileInputStream of a File", name -> new FileInputStream(new File(name)));
    OPENERS.put("FileOutputStream", FileOutputStream::new);
    OPENERS.put("FileOutputStream that appends", name -> new FileOutputStream(name, true));
    OPENERS.put("RandomAccessFile r", name -> new RandomAccessFile(name, "r"));
    OPENERS.put("RandomAccessFile rw", name -> new RandomAccessFile(name, "rw"));
    OPENERS.put("FileReader", FileReader::new);
    OPENERS.put("FileWriter", name -> new FileWriter(name));
    OPENERS.put("PrintStream", name -> new PrintStream(name));
    OPENERS.put("PrintWriter", name -> new PrintWriter(name, "UTF-8"));
    OPENERS.put("Scanner", name -> new Scanner(new File(name)));
    OPENERS.put("FileChannel", name -> FileChannel.open(Paths.get(name)));
    OPENERS.put(
        "FileChannel to write",
        name -> FileChannel.open(Paths.get(name), StandardOpenOption.WRITE));
    OPENERS.put("AsynchronousFileChannel", name -> AsynchronousFileChannel.open(Paths.get(name)));
    OPENERS.put("Files.newInputStream", name -> Files.newInputStream(Paths.get(name)));
    OPENERS.put("Files.newOutputStream", name -> Files.newOutputStream(Paths.get(name)));
    OPENERS.put("Files.newByteChannel", name -> Files.newByteChannel(Paths.get(name)));
    OPENERS.put("Files.newBufferedReader", name -> Files.newBufferedReader(Paths.get(name)));
    OPENERS.put("Files.lines", name -> Files.lines(Paths.get(name)));
    OPENERS.put("Files.list", name -> Files.list(Paths.get(name)));
    OPENERS.put("Files.newDirectoryStream", name -> Files.newDirectoryStream(Paths.get(name)));
    OPENERS.put("ZipFile", name -> new ZipFile(name));
    OPENERS.put("JarFile", name -> new JarFile(name));
  }

  @Override
  public void addTo(Corpus corpus) {
    for (Map.Entry<String, Opener> opener : OPENERS.entrySet()) {
      corpus.program(
          opener.getKey() + " of names that cannot be opened",
          page -> attempt(page, opener.getValue()));
    }
  }

  private static void attempt(Page page, Opener opener) throws Exception {
    page.path("file", "text");
    String folder = page.folder.getPath();
    Files.createSymbolicLink(Paths.get(folder, "loop"), Paths.get(folder, "loop"));
    Files.createSymbolicLink(Paths.get(folder, "nowhere"), Paths.get(folder, "none", "here"));
    open(page, "missing", opener, folder + "/none/here");
    open(page, "a folder", opener, folder);
    open(page, "a file as a folder", opener, folder + "/file/x");
    open(page, "empty", opener, "");
    open(page, "null", opener, null);
    open(page, "with a NUL", opener, folder + "/a\0b");
    open(page, "a loop of links", opener, folder + "/loop");
    open(page, "a dangling link", opener, folder + "/nowhere");
    open(page, "too long", opener, folder + "/" + new String(new char[300]).replace('\0', 'n'));
    open(page, "the device /dev/null", opener, "/dev/null");
    open(page, "/dev/tty without a terminal's folder", opener, "/dev/none/tty");
    Path file = Paths.get(folder, "file");
    page.say(Files.exists(file) ? "the file has " + Files.size(file) : "the file is gone");
  }

  private static void open(Page page, String what, Opener opener, String name) {
    page.does(what, () -> opener.open(name).close());
  }
}
