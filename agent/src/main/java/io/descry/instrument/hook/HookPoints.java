package io.descry.instrument.hook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Every hook of the JDK, family by family. A new kind of descriptor is one new file and one line
 * here.
 */
public final class HookPoints {

  public static final List<HookPoint> ALL = all();

  /** Those in libraries of the application's. */
  public static final List<HookPoint> LIBRARIES = libraries();

  /** Those that are put in only when they are wanted; see {@link TaskHooks}. */
  public static final List<HookPoint> TASKS = TaskHooks.POINTS;

  /** Those that are woven only as their classes load. */
  public static final List<HookPoint> POOL = TaskHooks.OF_POOL;

  private HookPoints() {}

  private static List<HookPoint> all() {
    List<HookPoint> points = new ArrayList<>();
    points.addAll(FileHooks.POINTS);
    points.addAll(ChannelHooks.POINTS);
    points.addAll(SocketHooks.POINTS);
    points.addAll(SelectorHooks.POINTS);
    points.addAll(ProcessHooks.POINTS);
    points.addAll(DirectoryHooks.POINTS);
    points.addAll(WatchHooks.POINTS);
    points.addAll(ZipHooks.POINTS);
    points.addAll(FailureHooks.POINTS);
    points.addAll(HttpHooks.POINTS);
    return Collections.unmodifiableList(points);
  }

  private static List<HookPoint> libraries() {
    List<HookPoint> points = new ArrayList<>();
    points.addAll(ApacheHooks.POINTS);
    points.addAll(OkHttpHooks.POINTS);
    points.addAll(NettyHooks.POINTS);
    return Collections.unmodifiableList(points);
  }
}
