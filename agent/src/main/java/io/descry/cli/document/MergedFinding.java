package io.descry.cli.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One finding over several processes, in the words of the surest. One thread. */
public final class MergedFinding {

  private DocumentFinding surest;
  private final List<String> processes = new ArrayList<>();

  MergedFinding(DocumentFinding finding) {
    surest = finding;
  }

  void add(DocumentFinding finding, String process) {
    surest = finding.certainty.compareTo(surest.certainty) < 0 ? finding : surest;
    processes.add(process);
  }

  public DocumentFinding surest() {
    return surest;
  }

  /** The names of those that have it, in the order of the reports. */
  public List<String> processes() {
    return Collections.unmodifiableList(processes);
  }
}
