package io.descry.export;

import io.descry.report.Report;
import java.io.IOException;

/** Always fails, so that failing can be rehearsed. */
public final class FailingExporter implements Exporter {

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public void export(Report report) throws IOException {
    throw new IOException("rehearsal");
  }

  @Override
  public void rehearse(Report report) {}

  @Override
  public void close() {}
}
