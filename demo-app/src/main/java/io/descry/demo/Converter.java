package io.descry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Scenario {@code process-pipes}: has every document converted by a program ({@code cat}). */
final class Converter {

  private final List<Process> running = new ArrayList<>();

  /** A process and its three pipes more after every call. */
  String convertLeaky(String document) throws IOException {
    Process process = new ProcessBuilder("cat").start(); // The leak: its input is never closed,
    running.add(process);
    OutputStream to = process.getOutputStream();
    to.write((document + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
    return lines(process).readLine(); // so it never ends, and nobody waits for its end.
  }

  String convertFixed(String document) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("cat").redirectErrorStream(true).start();
    try (BufferedReader lines = lines(process)) {
      try (OutputStream to = process.getOutputStream()) { // The fix: each stream is closed,
        to.write(document.getBytes(StandardCharsets.UTF_8));
      }
      return lines.readLine();
    } finally {
      process.getErrorStream().close();
      end(process);
    }
  }

  /** And the end is waited for, but not for ever. */
  private static void end(Process process) throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
