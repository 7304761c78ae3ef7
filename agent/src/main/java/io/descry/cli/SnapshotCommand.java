package io.descry.cli;

import io.descry.cli.document.Document;
import io.descry.cli.document.Headline;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code snapshot}: the JSON report of now, kept in a file. */
@Command(
    name = "snapshot",
    description = "Keep the report of now in a file that only you can read, for diff and merge.")
final class SnapshotCommand extends TargetCommand {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Documents documents;
  private final Streams streams;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Default: descry-PID-TIME.json here. What is there is replaced, as a whole.")
  private @Nullable File file;

  SnapshotCommand(Targets targets, Documents documents, Streams streams) {
    super(targets);
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = target();
    String text = documents.text(target);
    Document document = documents.parsed(target, text);
    Path path = file != null ? file.toPath() : Paths.get(defaultName(target, document));
    try {
      PrivateFile.replace(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CommandFailure.usage(path + " cannot be written: " + e);
    }
    streams.out.println(path + ": " + SafeText.line(new Headline(document).text()));
    return ExitCode.DONE;
  }

  private static String defaultName(Target target, Document document) {
    String at = STAMP.format(Instant.ofEpochMilli(document.atMillis));
    return "descry-" + target.pid + "-" + at + ".json";
  }
}
