package io.descry.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every hook, family by family. A new kind of descriptor is one new file and one line here. */
final class HookPoints {

  static final List<HookPoint> ALL = all();

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
}
