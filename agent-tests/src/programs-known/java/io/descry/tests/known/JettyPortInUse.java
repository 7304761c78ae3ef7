package io.descry.tests.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** jetty issue 5794. */
public final class JettyPortInUse implements ObjIntConsumer<Path> {

  private final ServerConnector connector = new ServerConnector(new Server());

  @Override
  public void accept(Path folder, int port) {
    connector.setPort(port);
    try {
      connector.open();
      throw new IllegalStateException("the port is free");
    } catch (IOException e) {
      connector.close(); // As it must be.
    }
  }
}
