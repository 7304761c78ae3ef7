package io.descry.demo;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scenario {@code image-server}: stores the images that people upload, and has another service tag
 * them, which has stopped answering. Two leaks: who repairs only the first gains some time.
 */
final class ImageServer {

  private static final int SLOTS = 8;
  private static final int TIME_OUT_MILLIS = 500;

  private final List<File> slots = new ArrayList<>();
  private final URI tagger;
  private final Side side;
  private final AtomicInteger uploads = new AtomicInteger();
  private final List<OutputStream> stored = new CopyOnWriteArrayList<>();
  private final ExecutorService tagging = Executors.newCachedThreadPool(ImageServer::daemon);

  ImageServer(TempFolder folder, URI tagger, Side side) throws IOException {
    for (int i = 0; i < SLOTS; i++) {
      slots.add(folder.file("image-" + i + ".jpg"));
    }
    this.tagger = tagger;
    this.side = side;
  }

  void serve(Socket client) throws IOException {
    Http.readRequest(Http.reader(client));
    if (side == Side.LEAKY) {
      storeLeaky(new byte[100]);
    } else {
      storeFixed(new byte[100]);
    }
    tagging.execute(this::tag);
    client.getOutputStream().write(Http.answer("stored", true));
  }

  /** A file more after every upload. */
  private void storeLeaky(byte[] image) throws IOException {
    OutputStream file = new FileOutputStream(slot()); // The leak: written, never closed.
    file.write(image);
    stored.add(file);
  }

  private void storeFixed(byte[] image) throws IOException {
    try (OutputStream file = new FileOutputStream(slot())) { // The fix.
      file.write(image);
    }
  }

  private File slot() {
    return slots.get(uploads.incrementAndGet() % SLOTS);
  }

  private void tag() {
    try {
      if (side == Side.FIXED) {
        tagFixed();
      } else {
        tagLeaky();
      }
    } catch (IOException e) {
      // An image without tags is no harm.
    }
  }

  /** A connection and a thread more after every upload: the default is to wait for ever. */
  private void tagLeaky() throws IOException {
    URLConnection connection = tagger.toURL().openConnection();
    connection.getInputStream().close(); // The second leak: no time-out, and no answer comes.
  }

  private void tagFixed() throws IOException {
    URLConnection connection = tagger.toURL().openConnection();
    connection.setConnectTimeout(TIME_OUT_MILLIS);
    connection.setReadTimeout(TIME_OUT_MILLIS); // The fix: then the socket is closed, too.
    connection.getInputStream().close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tagging");
    thread.setDaemon(true);
    return thread;
  }
}
