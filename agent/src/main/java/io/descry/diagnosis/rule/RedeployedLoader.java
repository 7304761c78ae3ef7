package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.site.Targets;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.HandleKind;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Jars of a deployment that was replaced: a class loader opened them and was never closed, so that
 * they stay, and with them all classes of the old program.
 *
 * <p>A jar is of an older deployment where it is deleted, or where a later one is open whose path
 * differs in digits only, as in {@code /srv/app-17/lib/a.jar} and {@code /srv/app-18/lib/a.jar}.
 * The same name below two different folders is not enough: two programs in one server share
 * libraries. Suspect at most by itself: servers let two versions run side by side for a while. A
 * restart frees them; a larger heap only hides it.
 */
final class RedeployedLoader extends LeakRule {

  private static final String[] LOADERS = {"URLClassPath", "ClassLoader"};

  private final Map<String, Long> newest = new HashMap<>();

  RedeployedLoader() {
    super("redeployed-loader");
  }

  private RedeployedLoader(Situation situation) {
    this();
    for (LedgerRow row : situation.ledger.rows) {
      if (row.handle != null && row.handle.kind == HandleKind.ZIP_FILE && isThere(row)) {
        newest.merge(pattern(row.handle), row.handle.openedAtMillis, Math::max);
      }
    }
  }

  @Override
  public List<Finding> find(Situation situation) {
    return new RedeployedLoader(situation).inThis(situation);
  }

  private List<Finding> inThis(Situation situation) {
    return super.find(situation);
  }

  @Override
  protected boolean applies(Judgement site) {
    return true;
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.ZIP_FILE && isLoader(site) && !older(site).isEmpty();
  }

  private static boolean isLoader(Judgement site) {
    for (String loader : LOADERS) {
      if (site.facts.hasFrame(loader)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected String noun(Judgement site) {
    return "jar";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    Set<String> jars = new TreeSet<>();
    sites.forEach(site -> jars.addAll(older(site)));
    String more = jars.size() == 1 ? "" : " and " + (jars.size() - 1) + " more";
    return Words.count(jars.size(), "jar")
        + " of an older deployment "
        + Words.are(jars.size())
        + " still open: "
        + jars.iterator().next()
        + more
        + ", loaded at "
        + first.facts.where();
  }

  @Override
  protected String advice(Judgement site) {
    return "Close the old deployment's class loader (URLClassLoader.close()) when it is undeployed,"
        + " and stop what keeps it alive: its threads, timers, shutdown hooks, JDBC drivers and"
        + " thread locals. Until then only a restart frees its jars and classes.";
  }

  /** Paths of this site's jars that a later deployment has replaced. */
  private List<String> older(Judgement site) {
    List<String> older = new ArrayList<>();
    for (LedgerRow row : site.facts.rows) {
      OpenHandle handle = row.handle;
      if (handle != null && (row.descriptor.isDeleted() || isReplaced(handle))) {
        older.add(row.descriptor.path());
      }
    }
    return older;
  }

  private boolean isReplaced(OpenHandle handle) {
    Long later = newest.get(pattern(handle));
    return later != null && later > handle.openedAtMillis && hasDigit(Targets.of(handle));
  }

  private static boolean isThere(LedgerRow row) {
    return !row.descriptor.isDeleted();
  }

  /** The path without the digits of its folder; those of the file's name are its version. */
  private static String pattern(OpenHandle handle) {
    String path = Targets.of(handle);
    int name = path.lastIndexOf('/') + 1;
    return path.substring(0, name).replaceAll("\\d+", "#") + path.substring(name);
  }

  private static boolean hasDigit(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1).matches(".*\\d.*");
  }
}
