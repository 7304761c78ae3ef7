package io.descry.diagnosis.site;

import io.descry.model.Site;
import java.util.Map;

/** The HTTP clients that are known as units, by their classes and the names of their threads. */
public enum HttpLibrary {
  JDK(
      "java.net.http client",
      "jdk.internal.net.http.",
      false,
      "it is thread-safe, and only a shared one reuses connections. Before 21 it has no close(): it"
          + " ends when it is collected and idle.",
      "HttpClient-"),
  OKHTTP(
      "OkHttpClient",
      "okhttp3.",
      true,
      "where a call needs other settings, client.newBuilder() shares the pool and the threads. A"
          + " client that is done with: connectionPool().evictAll(), and"
          + " dispatcher().executorService().shutdown().",
      "OkHttp "),
  APACHE_4(
      "Apache HttpClient",
      "org.apache.http.",
      true,
      "it is thread-safe, and only a shared one reuses connections; close() one that is done with.",
      "Connection evictor",
      "I/O dispatcher"),
  APACHE_5(
      "Apache HttpClient",
      "org.apache.hc.",
      true,
      "it is thread-safe, and only a shared one reuses connections; close() one that is done with.",
      "idle-connection-evictor",
      "httpclient-"),
  UNKNOWN("HTTP client", "", false, "it is thread-safe, and only a shared one reuses connections.");

  /** What one is called. */
  public final String noun;

  /** Why and how to share one. */
  public final String sharing;

  /** Whether it is known which of its connections are leased. */
  public final boolean tellsLeases;

  private final String frames;
  private final String[] threads;

  HttpLibrary(String noun, String frames, boolean tellsLeases, String sharing, String... threads) {
    this.noun = noun;
    this.frames = frames;
    this.tellsLeases = tellsLeases;
    this.sharing = sharing;
    this.threads = threads;
  }

  /** By the code that built the client, shaded or not. */
  public static HttpLibrary of(Site site) {
    for (HttpLibrary library : values()) {
      if (library != UNKNOWN && site.frames.stream().anyMatch(f -> f.contains(library.frames))) {
        return library;
      }
    }
    return UNKNOWN;
  }

  /** How many of these threads are its. */
  public long threads(Map<String, Long> families) {
    long count = 0;
    for (Map.Entry<String, Long> family : families.entrySet()) {
      for (String name : threads) {
        count += family.getKey().startsWith(name) ? family.getValue() : 0;
      }
    }
    return count;
  }
}
