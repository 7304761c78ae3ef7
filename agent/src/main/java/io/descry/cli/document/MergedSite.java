package io.descry.cli.document;

import io.descry.report.Verdict;

/** One site over several processes. Filled by {@link Merge}; one thread. */
public final class MergedSite {

  /** Of the process that holds most: line, frames and reason are its. */
  private DocumentSite most;

  private String holder;
  private Verdict worst;
  private long processes = 1;
  private long open;
  private long orphaned;
  private long opened;
  private long closed;
  private long recoveredByGc;
  private long descriptors;
  private double netPerMinute;
  private boolean estimated;

  MergedSite(DocumentSite site, String process) {
    most = site;
    holder = process;
    worst = site.verdict;
    addCounts(site);
  }

  void add(DocumentSite site, String process) {
    processes++;
    addCounts(site);
    if (site.held() > most.held()) {
      most = site;
      holder = process;
    }
    worst = site.verdict.compareTo(worst) < 0 ? site.verdict : worst;
  }

  private void addCounts(DocumentSite site) {
    open += site.open;
    orphaned += site.orphaned;
    opened += site.opened;
    closed += site.closed;
    recoveredByGc += site.recoveredByGc;
    descriptors += site.descriptors;
    netPerMinute += site.netPerMinute == null ? 0 : site.netPerMinute;
    estimated |= site.estimated;
  }

  /** As the process that holds most has it. */
  public DocumentSite most() {
    return most;
  }

  /** The name of the process that holds most. */
  public String holder() {
    return holder;
  }

  /** The worst that a process holds against it. */
  public Verdict worst() {
    return worst;
  }

  /** How many have it. */
  public long processes() {
    return processes;
  }

  /** Handles that are not closed, the orphaned too. */
  public long held() {
    return open + orphaned;
  }

  public long open() {
    return open;
  }

  public long orphaned() {
    return orphaned;
  }

  public long opened() {
    return opened;
  }

  public long closed() {
    return closed;
  }

  public long recoveredByGc() {
    return recoveredByGc;
  }

  public long descriptors() {
    return descriptors;
  }

  /** The sum of those that are known. */
  public double netPerMinute() {
    return netPerMinute;
  }

  public boolean estimated() {
    return estimated;
  }
}
