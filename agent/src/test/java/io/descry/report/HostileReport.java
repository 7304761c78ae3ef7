package io.descry.report;

import io.descry.model.DescriptorClass;
import io.descry.model.TargetKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A leak whose texts break careless renderers. */
final class HostileReport {

  private HostileReport() {}

  static Report build() {
    Report.Builder report = ReportSample.leaking();
    ProcessSection.Builder process = ReportSample.process();
    process.host = text("host");
    process.mainClass = text("Main");
    report.process = process.build();
    AgentSection.Builder agent = ReportSample.agent();
    agent.failures.add(new Failure("export.log", text("message"), 1));
    agent.hooks.add(HookState.failed("a.B.c", text("why")));
    report.agent = agent.build();
    report.sites.set(0, hostileSite());
    report.findings.set(0, hostileFinding());
    HandleRow.Builder handle = ReportSample.handle();
    handle.target = text("target");
    handle.thread = new OpenerThread(1, text("thread"), true);
    report.handles.add(handle.build());
    report.descriptors.add(new DescriptorRow(9, DescriptorClass.TRACKED, text("link"), 7L));
    report.untracked.add(
        new UntrackedGroup(
            DescriptorClass.UNKNOWN, TargetKind.FILE, text("link"), null, 2, text("source")));
    report.withdrawn.add(new Withdrawn("f-3", "unclosed-file", text("reason")));
    return report.build();
  }

  private static SiteRow hostileSite() {
    SiteRow.Builder site = ReportSample.leak();
    site.targets = List.of(new TargetCount(text("/data"), 640));
    site.frames = List.of(text("frame"), ReportSample.LEAK_FRAME);
    site.reason = text("reason");
    return site.build();
  }

  private static Finding hostileFinding() {
    Finding.Builder finding = ReportSample.leakFinding();
    finding.title = text("title");
    finding.evidence = new TreeMap<>(Map.of("target", text("evidence")));
    return finding.build();
  }

  /** Quotes, control characters, a terminal escape, lone surrogates, a URL with a password. */
  static String text(String name) {
    return name
        + "\"'\\\n\r"
        + "\t\u0000\u001b[31m\u007f\u009b\u2028\u202e\ud800x\udc00 \u00e9\u4e2d\ud83d\ude00"
        + " https://user:secret@h.example/p?token=secret#secret end";
  }
}
