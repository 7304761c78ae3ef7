package io.descry.export.log.sink;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one class that writes to stderr. Each event is one write of the whole text, so that two
 * threads do not mix.
 *
 * <p>Logback formats, and is set up by hand at the first event: neither LoggerFactory nor Joran,
 * which look into system properties and the context class loader and print. There is no Logback
 * appender, since it swallows what fails. It writes to descriptor 2 and not to {@code System.err},
 * which may be the application's own object, and whose lock application threads take.
 */
public final class StderrSink implements LogSink {

  /** The code stays first, so that {@code grep '^DSC-'} finds the line. */
  private static final String ONE_LINE =
      "%mdc{code} %d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %level %msg%n";

  /** A report has its time in its head. */
  private static final String REPORT = "%msg%n";

  private final OutputStream stderr;
  private @Nullable Format format;

  public StderrSink() {
    this(new FileOutputStream(FileDescriptor.err));
  }

  public StderrSink(OutputStream stderr) {
    this.stderr = stderr;
  }

  @Override
  public boolean accept(LogEvent event) throws IOException {
    stderr.write(format().encode(event));
    stderr.flush();
    return true;
  }

  @Override
  public void rehearse() {
    format().encode(LogEvent.of(Level.INFO, "DSC-LOG one line"));
    format().encode(LogEvent.of(Level.WARN, "DSC-LOG two\nlines"));
  }

  private synchronized Format format() {
    if (format == null) {
      format = new Format();
    }
    return format;
  }

  /** Logback, as far as it is needed. */
  private static final class Format {

    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    private final Logger logger;
    private final Encoder<ch.qos.logback.classic.spi.ILoggingEvent> oneLine;
    private final Encoder<ch.qos.logback.classic.spi.ILoggingEvent> report;

    Format() {
      // Without one, nothing is printed and nothing said.
      context.setMDCAdapter(mdc);
      logger = context.getLogger("io.descry");
      oneLine = encoder(ONE_LINE);
      report = encoder(REPORT);
    }

    private PatternLayoutEncoder encoder(String pattern) {
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setCharset(StandardCharsets.UTF_8);
      encoder.setPattern(pattern);
      encoder.start();
      return encoder;
    }

    synchronized byte[] encode(LogEvent event) {
      int space = event.message.indexOf(' ');
      if (event.lines() > 1 || space < 0) {
        return report.encode(logback(event.level, event.message));
      }
      mdc.put("code", event.message.substring(0, space));
      try {
        return oneLine.encode(logback(event.level, event.message.substring(space + 1)));
      } finally {
        mdc.clear();
      }
    }

    private LoggingEvent logback(Level level, String message) {
      ch.qos.logback.classic.Level theirs = ch.qos.logback.classic.Level.toLevel(level.name());
      return new LoggingEvent(StderrSink.class.getName(), logger, theirs, message, null, null);
    }
  }
}
