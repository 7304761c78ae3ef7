package io.descry.channel;

/** Answers the command line. Called by the agent's own thread. */
public interface RequestHandler {

  /**
   * Handles one line such as {@code status}, {@code report text}, {@code report json}, {@code who
   * text PATH}, {@code detach} or {@code configure OPTIONS}. The answer begins with the line {@code
   * ok} or {@code error MESSAGE}; that of a report goes on with a line {@code findings=N}: the
   * leaks that are permanent, recovered or growing.
   */
  String handle(String command);
}
