package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.UnclosedHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** All rules, in the order in which they are asked: a site that one explains is not the next's. */
public final class Rules {

  public static final List<Rule> ORDERED =
      Collections.unmodifiableList(
          Arrays.asList(
              new KnownLibraryLeak(),
              new ClientPerCall(),
              new NoTimeout(),
              new CloseWait(),
              new UnconsumedResponse(),
              new UnclosedDirectoryStream(),
              new RedeployedLoader(),
              new ArchiveHeld(),
              new LogHandlers(),
              new DeletedButOpen(),
              new UnclosedFile(),
              new SelectorPerCall(),
              new WatchServiceLeak(),
              new ProcessPipes(),
              new AsyncChannel(),
              new DatagramPerMessage(),
              new UnixSocket(),
              new UnclosedHandle(),
              new UnknownGrows(),
              new Exhausted(),
              new PortExhaustion(),
              new LimitTooLow(),
              new InheritedLimit(),
              new SystemWide(),
              new WatchLimits(),
              new PoolStarved(),
              new ResolverStarved(),
              new AfterEffects(),
              new LateAttach()));

  private Rules() {}
}
