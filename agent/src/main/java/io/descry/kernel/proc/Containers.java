package io.descry.kernel.proc;

import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hints that a process runs in a container; none of them is a proof. */
public final class Containers {

  private static final int MAX_BYTES = 64 * 1024;

  /** A piece of a control group's path, and the word for it. */
  private static final String[][] GROUPS = {
    {"kubepods", "kubernetes"},
    {"/ecs/", "ecs"},
    {"docker", "docker"},
    {"libpod", "podman"},
    {"crio", "cri-o"},
    {"containerd", "containerd"},
    {"/lxc", "lxc"}
  };

  /** Files that container engines leave in the root folder. */
  private static final String[][] MARKS = {
    {".dockerenv", "docker"}, {"run/.containerenv", "podman"}
  };

  private final String root;
  private final Map<String, String> environment;

  public Containers(String root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  /** The word for the container, or null if nothing hints at one. */
  public @Nullable String hint() {
    if (environment.containsKey("KUBERNETES_SERVICE_HOST")) {
      return "kubernetes";
    }
    String group = ProcText.read(root + "proc/self/cgroup", MAX_BYTES);
    String byGroup = group == null ? null : inGroup(group);
    return byGroup == null ? byMark() : byGroup;
  }

  /** The word for the container that the text of a {@code cgroup} names, or null. */
  public static @Nullable String inGroup(String group) {
    for (String[] known : GROUPS) {
      if (group.contains(known[0])) {
        return known[1];
      }
    }
    return null;
  }

  private @Nullable String byMark() {
    for (String[] known : MARKS) {
      if (new File(root + known[0]).exists()) {
        return known[1];
      }
    }
    return null;
  }
}
