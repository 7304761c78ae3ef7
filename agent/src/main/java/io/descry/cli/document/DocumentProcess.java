package io.descry.cli.document;

import org.jspecify.annotations.Nullable;

/** The process that a document is about. Immutable. */
public final class DocumentProcess {

  /** Null where the process does not know. */
  public final @Nullable String host;

  public final long pid;

  public final @Nullable String mainClass;

  public final String javaVersion;

  public final long startedAtMillis;

  public final long uptimeMillis;

  DocumentProcess(Row row) throws DocumentException {
    host = row.textOrNull("host");
    pid = row.count("pid");
    mainClass = row.textOrNull("mainClass");
    javaVersion = row.text("javaVersion");
    startedAtMillis = row.time("startedAt");
    uptimeMillis = row.count("uptimeMillis");
  }

  /** What tells this process from all others, whatever PIDs are used again. */
  public String identity() {
    return host + "/" + pid + "/" + startedAtMillis;
  }

  /** Such as {@code com.acme.Main, PID 4711 on web-1}. */
  public String name() {
    String main = mainClass == null ? "" : mainClass + ", ";
    return main + "PID " + pid + (host == null ? "" : " on " + host);
  }
}
