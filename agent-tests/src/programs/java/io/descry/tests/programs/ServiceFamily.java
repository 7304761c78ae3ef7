package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Services of the JDK over sockets: HTTP, RMI, TLS. Argument: a PKCS12 store with the password
 * {@code secret}.
 */
public final class ServiceFamily {

  /** Descriptors of a selector. */
  private static final int N = Family.javaVersion() < 17 ? 3 : 2;

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final Answering answering = new Answering();
  private final SSLContext tls;
  private final SSLServerSocket secure;

  private ServiceFamily(String keyStore) throws Exception {
    this.tls = tls(keyStore);
    this.secure = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 100, here);
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.rmi.transport.connectionTimeout", "2000");
    new ServiceFamily(args[0]).family().run();
  }

  private Family family() {
    return new Family()
        .add("HttpServer", i -> httpServer())
        .add("HttpServer, a connection", i -> httpServerConnection())
        .add("HttpURLConnection, response not read", i -> httpUrlConnection())
        .add("RMI registry", i -> rmiRegistry())
        .add("RMI call", i -> rmiCall())
        .add("SSLSocket", i -> sslSocket())
        .add("SSLSocket over a Socket", i -> sslOverSocket());
  }

  private AutoCloseable httpServer() throws IOException {
    HttpServer server = startHttpServer();
    return () -> server.stop(0);
  }

  private HttpServer startHttpServer() throws IOException {
    InetSocketAddress any = new InetSocketAddress(here, 0);
    HttpServer server = create(any);
    server.createContext("/", ServiceFamily::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1);
    exchange.getResponseBody().write('!');
    exchange.close();
  }

  private static HttpServer create(InetSocketAddress any) throws IOException {
    return HttpServer.create(opened("selector", 1, N, opened("server-socket-channel", any)), 0);
  }

  private AutoCloseable httpServerConnection() throws IOException {
    HttpServer server = startHttpServer();
    Socket client = opened("socket", new Socket(here, server.getAddress().getPort()));
    client.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes("US-ASCII"));
    client.getInputStream().read();
    Family.openedByTheJdk("socket-channel", 1, 1);
    return Family.all(client, () -> server.stop(0));
  }

  private AutoCloseable httpUrlConnection() throws IOException {
    URI address = URI.create(answering.address());
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    opened("socket", connection.getInputStream());
    return () -> {
      connection.disconnect();
      answering.hangUp();
    };
  }

  private AutoCloseable rmiRegistry() throws IOException {
    int port = freePort();
    Registry registry = opened("server-socket", LocateRegistry.createRegistry(port));
    return () -> UnicastRemoteObject.unexportObject(registry, true);
  }

  private AutoCloseable rmiCall() throws IOException {
    int port = freePort();
    Registry registry = opened("server-socket", LocateRegistry.createRegistry(port));
    opened("socket", LocateRegistry.getRegistry(port).list());
    Family.openedByTheJdk("socket", 1, 1);
    return () -> UnicastRemoteObject.unexportObject(registry, true);
  }

  private int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private AutoCloseable sslSocket() throws Exception {
    SSLSocketFactory sockets = tls.getSocketFactory();
    int port = secure.getLocalPort();
    SSLSocket client = (SSLSocket) opened("socket", sockets.createSocket(here, port));
    SSLSocket server = (SSLSocket) opened("socket", secure.accept());
    shakeHands(client, server);
    return Family.all(client, server);
  }

  private AutoCloseable sslOverSocket() throws Exception {
    int port = secure.getLocalPort();
    Socket plain = opened("socket", new Socket(here, port));
    SSLSocket server = (SSLSocket) opened("socket", secure.accept());
    SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(plain, "here", port, true);
    shakeHands(client, server);
    return Family.all(client, server);
  }

  private static void shakeHands(SSLSocket client, SSLSocket server) throws Exception {
    Thread other = new Thread(() -> startHandshake(server));
    other.start();
    client.startHandshake();
    other.join();
  }

  private static void startHandshake(SSLSocket socket) {
    try {
      socket.startHandshake();
    } catch (IOException e) {
      System.out.println("failed " + e);
    }
  }

  private static SSLContext tls(String keyStore) throws Exception {
    char[] password = "secret".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(keyStore)) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
