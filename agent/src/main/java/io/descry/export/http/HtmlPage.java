package io.descry.export.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page: one document with its style and script in it, which nothing else may load or run (its
 * policy has their hashes). Served without a report, it asks for one; as a file, it has one in it.
 * Immutable; any thread.
 */
public final class HtmlPage {

  private static final String[] SCRIPTS = {
    "text.js", "parts.js", "chart.js", "flame.js", "table.js", "sections.js", "page.js"
  };

  private static final String REPORT = "@REPORT@";

  private final String document;
  private final String policy;

  private HtmlPage(String frame, String style, String script) {
    policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; img-src"
            + " data:; script-src '"
            + hash(script)
            + "'; style-src '"
            + hash(style)
            + "'";
    document =
        frame.replace("@POLICY@", policy).replace("@STYLE@", style).replace("@SCRIPT@", script);
  }

  /** Reads it from the jar. */
  public static HtmlPage load() {
    StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
    for (String part : SCRIPTS) {
      script.append(resource(part));
    }
    return new HtmlPage(
        resource("page.html"), resource("page.css"), script.append("})();\n").toString());
  }

  /** As it is served. */
  Content live() {
    byte[] bytes = document.replace(REPORT, "").getBytes(StandardCharsets.UTF_8);
    return new Content(Status.OK, "text/html; charset=utf-8", policy, bytes);
  }

  /**
   * As one file that opens anywhere.
   *
   * @param json a report; nothing in it can end the element that it stands in
   */
  public String with(String json) {
    String safe = json.replace("<", "\\u003c").replace("\u2028", "\\u2028");
    return document.replace(REPORT, safe.replace("\u2029", "\\u2029"));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's " + name + " cannot be read", e);
    }
  }
}
