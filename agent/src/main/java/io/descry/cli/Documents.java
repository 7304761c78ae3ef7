package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentException;
import io.descry.cli.document.DocumentReader;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Reports to look at: a JVM's own now, or one that lies in a file. */
final class Documents {

  /** How help calls what {@link #read} takes. */
  static final String LABEL = "PID|FILE";

  private final Targets targets;
  private final Agent agent;
  private final Streams streams;

  Documents(Targets targets, Agent agent, Streams streams) {
    this.targets = targets;
    this.agent = agent;
    this.streams = streams;
  }

  /** The same without a word about what takes long: the screen is somebody else's. */
  Documents quiet() {
    return new Documents(targets, agent.quiet(), streams.quiet());
  }

  /** Digits are a PID; else an existing file goes before a JVM of that name. */
  Document read(String word) throws CommandFailure {
    return isFile(word) ? file(Paths.get(word)) : live(targets.find(word));
  }

  static boolean isFile(String word) {
    return !word.matches("\\d+") && (word.indexOf('/') >= 0 || Files.exists(Paths.get(word)));
  }

  Document live(Target target) throws CommandFailure {
    return parsed(target, text(target));
  }

  /** The JSON itself. */
  String text(Target target) throws CommandFailure {
    return agent.ask(target, "report json").text;
  }

  Document parsed(Target target, String text) throws CommandFailure {
    try {
      return DocumentReader.ofText(text);
    } catch (DocumentException e) {
      throw CommandFailure.attachFailed(
          "the report of " + target + " is not understood: " + e.text() + ": use the same jar");
    }
  }

  private Document file(Path file) throws CommandFailure {
    try (Progress progress = streams.progress("reading " + SafeText.line(file.toString()));
        InputStream in = new FileInputStream(file.toFile())) {
      return DocumentReader.ofStream(in);
    } catch (IOException e) {
      throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
    } catch (DocumentException e) {
      throw CommandFailure.usage(file + ": " + e.text());
    }
  }
}
