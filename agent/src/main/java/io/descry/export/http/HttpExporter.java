package io.descry.export.http;

import io.descry.config.HttpAddress;
import io.descry.export.Exporter;
import io.descry.export.FailureCounts;
import io.descry.export.log.AgentLog;
import io.descry.export.log.application.AgentCode;
import io.descry.report.Report;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code http=[host:]port}. Started by the first tick on the export thread, since an
 * earlier one at the same port is closed there. Reports are made when somebody reads, on the
 * server's own thread.
 */
public final class HttpExporter implements Exporter {

  private static final long END_MILLIS = 500;

  private final HttpAddress address;
  private final @Nullable String token;
  private final ReportCache reading;
  private final Consumer<Thread> adopt;
  private final FailureCounts failures;
  private final AgentLog log;
  private @Nullable PageThread thread;
  private boolean done;

  /**
   * @param fresh a report now; comes back or throws by a deadline
   * @param adopt called by the server's thread first: what it opens is the agent's
   */
  public HttpExporter(
      HttpAddress address,
      @Nullable String token,
      Supplier<Report> fresh,
      Consumer<Thread> adopt,
      FailureCounts failures,
      AgentLog log) {
    this.address = address;
    this.token = token;
    this.reading = new ReportCache(fresh, System::nanoTime);
    this.adopt = adopt;
    this.failures = failures;
    this.log = log;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void export(Report report) {
    reading.offer(report);
  }

  /** Starts the server. Call every second. */
  public void tick() {
    if (!done) {
      done = true;
      try {
        start(InetAddress.getByName(address.host));
      } catch (UnknownHostException e) {
        refuse("its host is not known");
      }
    }
  }

  private void start(InetAddress host) {
    if (token == null && !host.isLoopbackAddress()) {
      refuse("others could read it there: set the option http-token, or leave the host out");
      return;
    }
    Routes routes = new Routes(new Gate(address.host, token), reading, HtmlPage.load(), failures);
    InetSocketAddress at = new InetSocketAddress(host, address.port);
    PageThread made = new PageThread(at, token, routes, new Said(), failures, System::nanoTime);
    thread = made;
    made.start();
  }

  private void refuse(String why) {
    failures.count("http", "no page at " + address + ": " + why);
    log.warn(AgentCode.HTTP, "there is no page at " + address + ": " + why);
  }

  /** The server's thread tells. */
  private final class Said implements PageThread.Events {

    @Override
    public void began(Thread server) {
      adopt.accept(server);
    }

    @Override
    public void listensAt(InetSocketAddress real) {
      String host = real.getAddress().getHostAddress();
      String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
      log.info(
          AgentCode.HTTP, "the page is at http://" + shown + ":" + real.getPort() + "/" + hint());
    }

    private String hint() {
      return token == null ? "" : " and asks for the option http-token";
    }

    @Override
    public void failed(Exception failure) {
      refuse(String.valueOf(failure));
    }
  }

  @Override
  public void rehearse(Report report) throws Exception {
    for (ReportCache.Form form : ReportCache.Form.values()) {
      new ReportCache(() -> report, System::nanoTime).as(form);
    }
  }

  @Override
  public void close() {
    PageThread open = thread;
    thread = null;
    done = true;
    if (open != null) {
      try {
        open.end(END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
