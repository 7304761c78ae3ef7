package io.descry.cli;

import io.descry.cli.replay.ReplayJson;
import io.descry.cli.replay.ReplayText;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.terminal.Streams;
import io.descry.config.ReportFormat;
import io.descry.export.text.SafeText;
import io.descry.recording.RecordingException;
import io.descry.replay.Moment;
import io.descry.replay.Player;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: what the diagnosis says of a recorded process, with the time of each change. */
@Command(
    name = "replay",
    description = "Run a recording (option record=FILE) through the diagnosis; print each change.")
final class ReplayCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(paramLabel = "FILE", description = "A recording.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json: a line for each change.")
  private ReportFormat format = ReportFormat.TEXT;

  ReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Path recording = file;
    if (recording == null) {
      throw CommandFailure.usage("replay needs the name of a recording");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(recording), StandardCharsets.UTF_8))) {
      Moment last = Player.play(lines, printer());
      if (last == null) {
        streams.err.println("descry: the recording ends before its first report");
      }
      return ExitCode.DONE;
    } catch (RecordingException e) {
      throw CommandFailure.usage(recording + ", " + e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.usage("the recording " + recording + " cannot be read: " + e);
    }
  }

  private Consumer<Moment> printer() {
    if (format == ReportFormat.JSON) {
      return moment -> streams.out.println(ReplayJson.line(moment));
    }
    return moment ->
        ReplayText.lines(moment).forEach(line -> streams.out.println(SafeText.line(line)));
  }
}
