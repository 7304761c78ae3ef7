package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rate at which sites open connections to others: those take local ports, accepted connections
 * do not.
 */
public final class Connecting {

  private Connecting() {}

  /** 0 for a site that does not connect, or whose rate is not known. */
  public static double openedPerMinute(Judgement site) {
    Double rate =
        site.series == null || !site.facts.isConnection() || site.facts.isAccepted()
            ? null
            : site.series.openedPerMinute();
    return rate == null ? 0 : rate;
  }

  /** Of all sites, or null before there is a rate. */
  public static @Nullable Double openedPerMinute(List<Judgement> sites) {
    Double sum = null;
    for (Judgement site : sites) {
      if (site.series != null && site.series.openedPerMinute() != null) {
        sum = (sum == null ? 0 : sum) + openedPerMinute(site);
      }
    }
    return sum;
  }
}
