package io.descry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The other side of a service, in a JVM of its own so that its descriptors are not the service's: a
 * server ({@code keeping-alive}, {@code patient}, {@code hanging-up}, {@code silent}) or the
 * clients ({@code clients PORT MILLIS}). It ends with the service, whose end closes its standard
 * input.
 */
final class Peer {

  private static final Map<String, Server> SERVERS =
      Map.of(
          "keeping-alive", LoopbackServer::keepingAlive,
          "patient", LoopbackServer::patient,
          "hanging-up", LoopbackServer::hangingUp,
          "silent", LoopbackServer::silent);

  private interface Server {
    int start() throws IOException;
  }

  private final PrintStream to;
  private final BufferedReader from;

  private Peer(Process process) {
    to = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Starts a server that is called {@code host} here; gives its address. */
  static URI server(String kind, String host) throws IOException {
    return URI.create("http://" + host + ":" + start(kind).line() + "/");
  }

  /** Starts the clients of a server of this process, which wait so long for their answers. */
  static Peer clients(int port, int patienceMillis) throws IOException {
    return start("clients", String.valueOf(port), String.valueOf(patienceMillis));
  }

  /** So many requests at once. Waits until all are answered. */
  void request(int parallel) throws IOException {
    to.println(parallel);
    String answer = line();
    if (!answer.equals(String.valueOf(parallel))) {
      throw new IOException(answer + " of " + parallel + " requests were answered");
    }
  }

  private String line() throws IOException {
    return String.valueOf(from.readLine());
  }

  private static Peer start(String... words) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx32m", "-Xss256k"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Peer.class.getName()));
    command.addAll(List.of(words));
    return new Peer(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The peer's own program. */
  public static void main(String[] words) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    if (words.length == 1) {
      System.out.println(SERVERS.get(words[0]).start());
      in.readLine(); // Nothing comes; the end of the service ends it.
    } else {
      serve(in, new Clients(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
    }
    System.exit(0);
  }

  private static void serve(BufferedReader in, Clients clients) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(clients.request(Integer.parseInt(line)));
    }
  }
}
