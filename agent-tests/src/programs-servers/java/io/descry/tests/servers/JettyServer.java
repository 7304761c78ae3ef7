package io.descry.tests.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;

/** Jetty with one handler; the leak is a directory stream that is forgotten. */
public final class JettyServer {

  private JettyServer() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("org.eclipse.jetty.util.log.announce", "false");
    System.setProperty("org.eclipse.jetty.LEVEL", "WARN");
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    server.setHandler(new Pages(new Page(Paths.get(args[0]))));
    server.start();
    Driven.byRequests(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    server.stop();
  }

  private static final class Pages extends AbstractHandler {

    private final Page page;

    Pages(Page page) {
      this.page = page;
    }

    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (target.equals(Page.LEAK)) {
        leak(page.file.getParent());
      }
      response.getOutputStream().write(page.read());
      base.setHandled(true);
    }
  }

  private static boolean leak(Path folder) throws IOException {
    return Files.list(folder).findFirst().isPresent();
  }
}
