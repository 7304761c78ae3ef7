package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls to an HTTP server, well and badly done, by one client library. Started with its name and
 * the address; obeys lines such as {@code leak 5} and answers with {@code done}:
 *
 * <ul>
 *   <li>{@code shared N}: one client, every response read and closed;
 *   <li>{@code leak N}: one client, responses kept, neither read nor closed;
 *   <li>{@code drop N}: the same, forgotten and collected;
 *   <li>{@code async N}: like {@code leak}, asked for on another thread, where there is such a
 *       call;
 *   <li>{@code clients N}: a client each, kept, and a response that is read and closed;
 *   <li>{@code derived N}: clients that share the pool of the one;
 *   <li>{@code close}: closes responses and clients;
 *   <li>{@code again}: another shared client.
 * </ul>
 */
public final class HttpCalls {

  private final String name;
  private final String address;
  private HttpLibraryCalls library;
  private final List<Closeable> kept = new ArrayList<>();

  private HttpCalls(String name, String address) throws Exception {
    this.name = name;
    this.address = address;
    this.library = library();
  }

  public static void main(String[] args) throws Exception {
    HttpCalls calls = new HttpCalls(args[0], args[1]);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      try {
        calls.obey(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 1);
        System.out.println("done " + line);
      } catch (Throwable e) {
        System.out.println("failed " + line + ": " + e);
        e.printStackTrace();
      }
    }
  }

  private HttpLibraryCalls library() throws Exception {
    String type = "io.descry.tests.programs." + name + "Calls";
    return (HttpLibraryCalls) Class.forName(type).getConstructor(String.class).newInstance(address);
  }

  private void obey(String command, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      once(command);
    }
    if (command.equals("again")) {
      library = library();
    }
    if (command.equals("drop")) {
      Family.collect();
    }
    if (command.equals("close")) {
      for (Closeable one : kept) {
        one.close();
      }
      kept.clear();
      library.close();
    }
  }

  private void once(String command) throws Exception {
    switch (command) {
      case "shared":
        library.call().close();
        break;
      case "leak":
        kept.add(library.unread());
        break;
      case "drop":
        library.unread();
        break;
      case "async":
        kept.add(library.unreadByAnotherThread());
        break;
      case "clients":
        kept.add(library.clientOfItsOwn());
        break;
      case "derived":
        kept.add(library.derivedClient());
        break;
      default:
        break;
    }
  }
}
