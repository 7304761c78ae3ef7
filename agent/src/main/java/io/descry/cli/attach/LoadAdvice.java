package io.descry.cli.attach;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What to do about a load that failed, by the words that JDK 8 to 27 use for it. */
final class LoadAdvice {

  private static final Map<String, String> BY_WORDS = words();

  private LoadAdvice() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(
        "dynamic agent loading is not enabled",
        "it forbids agents: start it with -javaagent or -XX:+EnableDynamicAgentLoading");
    words.put(
        "agent jar not found",
        "the JVM's user cannot read the jar: put it where that user can (not under /root)");
    words.put(
        "does not support the attach mechanism",
        "it has -XX:+DisableAttachMechanism: start it with -javaagent, or without that flag");
    words.put("not permitted", "run this as the JVM's user");
    words.put("not secure", "run this as the JVM's user and group");
    words.put("connection refused", "a dead JVM left its socket in /tmp: delete .java_pid* there");
    words.put("does not handle sigquit", "try again when it has started");
    String deaf =
        "it does not react: run this as the JVM's user and group; else it is stopped, in a long"
            + " pause, or has no descriptor left";
    words.put("unable to open socket file", deaf);
    words.put("opened no socket", deaf);
    words.put("not responding", deaf);
    words.put("does not answer", deaf);
    words.put("closed the connection", deaf);
    words.put(
        "failed to load agent library",
        "its Java has no java.instrument module: start it from a runtime that has");
    words.put("initialize", "the agent could not start there: its stderr says why (DSC-START)");
    words.put(
        "return code: 102", "the agent could not start there: its stderr says why (DSC-START)");
    return words;
  }

  static String of(String failure) {
    String lower = failure.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> entry : BY_WORDS.entrySet()) {
      if (lower.contains(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "start the JVM with -javaagent instead";
  }
}
