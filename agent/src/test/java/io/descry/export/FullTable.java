package io.descry.export;

import io.descry.agent.Exporters;
import io.descry.export.file.FileExporter;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.export.log.LogExporter;
import io.descry.report.Failure;
import io.descry.report.Report;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A child JVM that writes reports to a file and to stderr while no descriptor is free. */
final class FullTable {

  private static final FailureCounts FAILURES = new FailureCounts();

  private FullTable() {}

  public static void main(String[] arguments) throws Exception {
    Renderer renderer = report -> "DSC-REPORT %03d".formatted(report.at) + "\n";
    FileExporter file = FileExporter.open(arguments[0], 1, 30, 3, renderer);
    Log log = Log.simple(FAILURES);
    Exporters exporters =
        new Exporters(
            List.of(file, new LogExporter(log, (report, told) -> renderer.render(report))),
            FAILURES,
            new AgentLog(Log.none()));
    exporters.rehearse(report(0));
    List<FileInputStream> all = fill();
    for (int i = 1; i <= 4; i++) {
      exporters.export(report(i));
    }
    all.get(0).close();
    all.get(1).close();
    exporters.export(report(5));
    exporters.close();
    for (Failure failure : FAILURES.snapshot()) {
      System.out.println(failure.where + " " + failure.message + " " + failure.count);
    }
  }

  private static List<FileInputStream> fill() {
    List<FileInputStream> all = new ArrayList<>();
    try {
      while (true) {
        all.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return all;
    }
  }

  private static Report report(long at) {
    Report.Builder builder = new Report.Builder();
    builder.at = at;
    return builder.build();
  }
}
