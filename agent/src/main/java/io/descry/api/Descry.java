package io.descry.api;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls by which a program tells Descry something, and asks it. Nothing here is needed for
 * Descry to work: the agent sees what Java code opens by itself. Use it for three things.
 *
 * <p><b>Marks.</b> Say what one unit of work is, and a leak is told in those units: <i>+3
 * descriptors per invocation</i> instead of <i>+180 a minute</i>.
 *
 * <pre>{@code
 * Response handle(Request request) {
 *   Descry.mark("invocation");
 *   ...
 * }
 * }</pre>
 *
 * <p><b>Native code.</b> What a C library opens has no Java owner that Descry knows, and stands in
 * the report as <i>unknown</i>. Code that knows the number can give it one:
 *
 * <pre>{@code
 * Port(String device) {
 *   number = open0(device);
 *   Descry.track(this, number, device);
 * }
 *
 * public void close() {
 *   Descry.untrack(number); // First: once it is closed the number may be another's.
 *   close0(number);
 * }
 * }</pre>
 *
 * <p><b>A report as a value</b>, for a health page or a test of one's own: {@link #report()}.
 *
 * <p><b>Without an agent</b> every method returns at once; put the class into the application (it
 * needs the JDK alone, Java 8 or later) and leave the calls where they are. An agent that is
 * attached later is found within a second of the next call. After a detach the methods do nothing
 * again.
 *
 * <p><b>What it costs</b>, measured on JDK 8, 17 and 25: {@link #mark} 9 ns with an agent and 30 ns
 * without one (the look at the clock for the next look-up), and it allocates nothing; {@link
 * #track} what any opening costs under Descry, mostly its stack (250 ns and 23 ns a frame, within
 * the agent's budget).
 *
 * <p><b>Threads and errors.</b> Every method may be called by any thread at any time. None throws,
 * not even for an argument that makes no sense: those are counted, by reason, in {@code
 * agent.failures} of the report, under {@code api}. All but {@link #report()} and {@link
 * #holdersOf} return at once, take no lock and do no I/O.
 */
public final class Descry {

  private static final AgentLink LINK = new AgentLink();

  private Descry() {}

  /**
   * Counts one unit of work of this name: an invocation, a request, a job. The counts since
   * tracking began stand in the report under {@code marks}, and leaks are told per mark.
   *
   * @param name one of a few constants of the program, such as {@code "invocation"}; of 1 to 80
   *     characters. More than 64 names are refused: a name is not the place for data
   */
  public static void mark(String name) {
    AgentCalls agent = LINK.agent();
    if (agent != null) {
      agent.mark(name);
    }
  }

  /**
   * Tells that native code has opened a descriptor, without a word on what it is: the report then
   * shows the kernel's own name for it.
   *
   * @see #track(Object, int, String)
   */
  public static void track(Object owner, int descriptor) {
    track(owner, descriptor, null);
  }

  /**
   * Tells that native code has opened a descriptor. From now on it stands in reports with the kind
   * {@code native}, the stack of this call, and its age; and where the owner is collected before
   * {@link #untrack}, as lost.
   *
   * <p>Call it right after the opening. The same owner may tell of the same number twice; another
   * owner's number replaces what was known. Refused, and counted: no owner; a number below 0, or of
   * 1,048,576 and more; a number that Descry follows by itself, since the JDK opened it. A number
   * that is not open is found out at the next report, dropped and counted.
   *
   * @param owner the object that lives as long as the descriptor does, and whose code closes it;
   *     held weakly, and never called
   * @param descriptor the kernel's number, as {@code open(2)} returned it
   * @param target what it leads to, for people: a path, a device, an address; or null
   */
  public static void track(Object owner, int descriptor, @Nullable String target) {
    AgentCalls agent = LINK.agent();
    if (agent != null) {
      agent.track(owner, descriptor, target);
    }
  }

  /**
   * Tells that native code is about to close a descriptor that was {@link #track tracked}. Call it
   * before the number is closed: right after, another thread may have opened the same number. A
   * number that is not tracked is left alone, and counted.
   */
  public static void untrack(int descriptor) {
    AgentCalls agent = LINK.agent();
    if (agent != null) {
      agent.untrack(descriptor);
    }
  }

  /**
   * The lines that hold a file, or a file below a folder, open at this moment: one text a line,
   * such as {@code 2 descriptors (12, 14): file-input opened at com.acme.Conf.load(Conf.java:31),
   * since 2026-12-01T14:02:11.123Z by thread http-1: /srv/app/conf.yml}. A test can assert that the
   * list is empty. Waits for the agent's thread, as {@link #report()} does.
   *
   * @param path is resolved; links are followed
   * @return empty where nothing in this JVM holds the path; null where there is no agent, or the
   *     agent gave no answer in time
   */
  public static @Nullable List<String> holdersOf(Path path) {
    AgentCalls agent = LINK.agent();
    String answer = agent == null ? null : agent.ask("who lines " + path.toAbsolutePath());
    if (answer == null || !answer.startsWith("ok")) {
      return null;
    }
    String[] lines = answer.split("\n");
    return Collections.unmodifiableList(Arrays.asList(lines).subList(1, lines.length));
  }

  /**
   * A report of this moment as one JSON document, {@code descry/1}. The agent's thread makes it,
   * some milliseconds of work; this call waits for it, at most some 20 seconds where the machine is
   * choked. Not for code that answers requests.
   *
   * @return the document, or null where there is no agent, or it gave no answer in time
   */
  public static @Nullable String report() {
    AgentCalls agent = LINK.agent();
    String answer = agent == null ? null : agent.ask("report json");
    if (answer == null || !answer.startsWith("ok")) {
      return null;
    }
    int document = answer.indexOf('{');
    return document < 0 ? null : answer.substring(document);
  }
}
