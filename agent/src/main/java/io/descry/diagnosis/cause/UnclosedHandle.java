package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.OpenHandle;
import io.descry.model.SocketReader;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/** Whatever no other rule explains: sockets, listeners, native handles. */
public final class UnclosedHandle extends LeakRule {

  private final List<SocketReader> readers;

  public UnclosedHandle() {
    this(Collections.emptyList());
  }

  private UnclosedHandle(List<SocketReader> readers) {
    super("unclosed-handle");
    this.readers = readers;
  }

  @Override
  public List<Finding> find(Situation situation) {
    return new UnclosedHandle(situation.context.readers).among(situation);
  }

  private List<Finding> among(Situation situation) {
    return super.find(situation);
  }

  @Override
  protected boolean matches(Judgement site) {
    return !site.facts.kind().isLogical();
  }

  @Override
  protected String noun(Judgement site) {
    return site.facts.kind().toString().replace("-", " ");
  }

  @Override
  protected String advice(Judgement site) {
    String reader = site.facts.isConnection() ? OwnReader.of(site, readers, waiting(site)) : null;
    if (reader == null) {
      String ofOwner = Closing.ofOwner(site.facts, noun(site));
      return ofOwner == null
          ? "Close it on every path: in try-with-resources, or where its owner ends."
          : ofOwner;
    }
    return "Close the object that owns the connection when it is done with. A thread of that object"
        + " reads the connection ("
        + reader
        + "); a read time-out would break it.";
  }

  private static int waiting(Judgement site) {
    int waiting = 0;
    for (OpenHandle handle : site.facts.handles) {
      waiting += handle.readingSinceMillis == null ? 0 : 1;
    }
    return waiting;
  }
}
