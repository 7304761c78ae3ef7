package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Scanner;

/** Files, by every door of java.io and java.nio.file. Argument: an empty folder. */
public final class FileFamily {

  private final Path path;
  private final File file;
  private final String name;

  private FileFamily(String folder) throws IOException {
    this.path = Paths.get(folder, "data.txt");
    this.file = path.toFile();
    this.name = path.toString();
    Files.write(path, new byte[100]);
  }

  public static void main(String[] args) throws Exception {
    new FileFamily(args[0]).family().run();
  }

  private Family family() {
    return new Family()
        .add("FileInputStream", i -> opened("file-input", new FileInputStream(name)))
        .add("FileInputStream and its channel", i -> fileInputStreamAndChannel())
        .add("FileInputStream sharing a descriptor", i -> sharedDescriptor())
        .add("FileOutputStream", i -> opened("file-output", new FileOutputStream(name, true)))
        .add("RandomAccessFile", i -> randomAccessFile())
        .add("FileReader", i -> opened("file-input", new FileReader(name)))
        .add("FileWriter", i -> opened("file-output", new FileWriter(name, true)))
        .add("Scanner", i -> opened("file-input", new Scanner(file)))
        .add("FileLock", this::fileLock)
        .add("FileChannel.open", i -> opened("file-channel", FileChannel.open(path)))
        .add("FileChannel.open, mapped", i -> mapped())
        .add("FileChannel.open, deleted on close", this::deletedOnClose)
        .add("Files.newInputStream", i -> opened("file-channel", Files.newInputStream(path)))
        .add("Files.newOutputStream", i -> opened("file-channel", Files.newOutputStream(path)))
        .add("Files.newByteChannel", i -> opened("file-channel", Files.newByteChannel(path)))
        .add("Files.lines", i -> opened("file-channel", Files.lines(path)))
        .add("Files.newBufferedReader", i -> opened("file-channel", Files.newBufferedReader(path)))
        .add("Files.newBufferedWriter", i -> opened("file-channel", Files.newBufferedWriter(path)))
        .add("AsynchronousFileChannel", i -> asynchronous());
  }

  private AutoCloseable fileInputStreamAndChannel() throws IOException {
    FileInputStream in = opened("file-input", new FileInputStream(name));
    return Family.all(in.getChannel(), in);
  }

  private AutoCloseable sharedDescriptor() throws IOException {
    FileInputStream in = opened("file-input", new FileInputStream(name));
    return Family.all(new FileInputStream(in.getFD()), in);
  }

  private AutoCloseable randomAccessFile() throws IOException {
    return opened("random-access-file", new RandomAccessFile(name, "rw"));
  }

  private AutoCloseable fileLock(int index) throws IOException {
    FileChannel channel = opened("file-channel", FileChannel.open(path, READ, WRITE));
    channel.lock(index, 1, false);
    return channel;
  }

  private AutoCloseable mapped() throws IOException {
    FileChannel channel = opened("file-channel", FileChannel.open(path));
    channel.map(FileChannel.MapMode.READ_ONLY, 0, 10);
    return channel;
  }

  private AutoCloseable deletedOnClose(int index) throws IOException {
    Path once = path.resolveSibling("once" + index);
    Files.write(once, new byte[1]);
    return opened("file-channel", FileChannel.open(once, READ, DELETE_ON_CLOSE));
  }

  private AutoCloseable asynchronous() throws IOException {
    return opened("async-file-channel", AsynchronousFileChannel.open(path));
  }
}
