package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hard limit of at most 4096 that a supervisor or a container runtime passed on. Said only when
 * half of it is used: until then it hurts nobody.
 */
final class InheritedLimit implements Rule {

  private static final long LOW = 4_096;

  @Override
  public List<Finding> find(Situation situation) {
    Limits limits = situation.ledger.kernel.limits;
    ParentProcess from = situation.ledger.kernel.surroundings.limitFrom;
    String remedy = from == null ? null : remedy(from.command);
    boolean matters = limits != null && limits.hard <= LOW && isHalfUsed(situation, limits);
    return limits == null || from == null || remedy == null || !matters
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, limits, from, remedy));
  }

  private static boolean isHalfUsed(Situation situation, Limits limits) {
    return 2 * situation.peak() >= limits.soft;
  }

  private static Finding finding(
      Situation situation, Limits limits, ParentProcess from, String remedy) {
    Finding.Builder finding = Single.of(situation, "inherited-limit", "DSC-LIMIT", Cause.LIMIT);
    finding.title =
        "The limit of "
            + limits.hard
            + " descriptors comes from "
            + from
            + "; `ulimit` in a shell does not change it";
    finding.advice = "Set " + remedy + " and start it again.";
    finding.evidence.put("pid", (long) from.pid);
    finding.evidence.put("command", from.command);
    finding.evidence.put("hard", limits.hard);
    return finding.build();
  }

  /** Where to raise it, or null for a process that is no such launcher. */
  private static @Nullable String remedy(String command) {
    if (command.startsWith("supervisord")) {
      return "`minfds=` in the [supervisord] section of its configuration";
    }
    if (command.equals("systemd")) {
      return "`LimitNOFILE=` in the unit";
    }
    if (command.startsWith("ecs-agent") || command.startsWith("amazon-")) {
      return "`ulimits` in the task's definition";
    }
    return isContainerRuntime(command)
        ? "`--ulimit nofile=N:N` for the container, or `LimitNOFILE=` of its runtime"
        : null;
  }

  private static boolean isContainerRuntime(String command) {
    return command.startsWith("containerd")
        || command.startsWith("docker")
        || command.startsWith("runc")
        || command.startsWith("conmon")
        || command.startsWith("crio")
        || command.startsWith("podman")
        || command.startsWith("tini");
  }
}
