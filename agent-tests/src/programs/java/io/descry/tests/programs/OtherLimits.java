package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/**
 * Meets errors that look like a full table. {@code relay}: makes exceptions with the texts of other
 * processes. {@code services N}: opens watch services and keeps them. {@code folders N FOLDER}:
 * registers new folders with one watch service. Each prints {@code failed} and a number.
 */
public final class OtherLimits {

  private final List<WatchService> held = new ArrayList<>();

  /** An application's own exception. */
  private static final class RemoteException extends IOException {
    private static final long serialVersionUID = 1;

    RemoteException(String message) {
      super(message);
    }
  }

  private OtherLimits() {}

  public static void main(String[] args) throws Exception {
    OtherLimits program = new OtherLimits();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println("failed " + program.failures(line.split(" ")));
    }
  }

  private int failures(String[] words) throws Exception {
    switch (words[0]) {
      case "relay":
        return relay();
      case "services":
        return services(Integer.parseInt(words[1]));
      default:
        return folders(Integer.parseInt(words[1]), Paths.get(words[2]));
    }
  }

  private static int relay() throws Exception {
    List<Exception> made = new ArrayList<>();
    made.add(
        new IOException("node es-7 answered 500: java.net.SocketException: Too many open files"));
    made.add(new IOException("Too many open files"));
    made.add(new FileNotFoundException("/remote/x (Too many open files)"));
    made.add(new FileSystemException("/remote/x", null, "Too many open files"));
    made.add(new RemoteException("Too many open files"));
    made.add(new RemoteException("Too many open files in system"));
    made.add(IOException.class.getConstructor(String.class).newInstance("Too many open files"));
    made.add(new IOException("error=24, Too many open files"));
    made.add(new IOException("No space left on device"));
    return made.size();
  }

  private int services(int count) {
    int failed = 0;
    for (int i = 0; i < count; i++) {
      try {
        held.add(FileSystems.getDefault().newWatchService());
      } catch (IOException e) {
        failed++;
      }
    }
    return failed;
  }

  private int folders(int count, Path folder) throws IOException {
    int failed = 0;
    WatchService service = FileSystems.getDefault().newWatchService();
    held.add(service);
    for (int i = 0; i < count; i++) {
      try {
        Files.createDirectory(folder.resolve("watched" + i))
            .register(service, StandardWatchEventKinds.ENTRY_CREATE);
      } catch (IOException e) {
        failed++;
      }
    }
    return failed;
  }
}
