package io.descry.cli.terminal;

import io.descry.export.http.HtmlPage;

/** The format in which {@code report} prints. */
public enum PrintFormat {
  TEXT("text"),
  JSON("json"),
  HTML("json");

  /** What the agent is asked for. */
  public final String asked;

  PrintFormat(String asked) {
    this.asked = asked;
  }

  /** The agent's answer as it is printed. */
  public String print(String answer) {
    return this == HTML ? HtmlPage.load().with(answer) : answer;
  }
}
