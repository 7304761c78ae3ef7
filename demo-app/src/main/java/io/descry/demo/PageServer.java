package io.descry.demo;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * Scenarios {@code inherited-limit} and {@code too-much-load}: renders pages from a template, and
 * closes all it opens. A request holds two descriptors, its connection and the template, for
 * {@value #RENDERING_MILLIS} ms: many at once need many descriptors.
 */
final class PageServer {

  private static final int RENDERING_MILLIS = 1_000;

  private final File template;

  PageServer(File template) {
    this.template = template;
  }

  void serve(Socket client) throws IOException {
    Http.readRequest(Http.reader(client));
    try (InputStream in = new FileInputStream(template)) {
      client.getOutputStream().write(Http.answer(render(in), true));
    }
  }

  private static String render(InputStream in) throws IOException {
    try {
      Thread.sleep(RENDERING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "rendered from " + in.available() + " bytes";
  }
}
