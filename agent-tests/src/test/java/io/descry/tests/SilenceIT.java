package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some programs' output is read by machines: the agent adds not a byte to it. */
@Safety(
    value = "output of a healthy program, compared to the byte",
    result = "the same with and without, exit code too")
class SilenceIT {

  static Stream<Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_healthy_program_prints_and_returns_the_same_to_the_byte(Jdk jdk) {
    Result plain = hello(jdk, List.of());

    Result watched = hello(jdk, List.of(agent()));

    assertThat(watched).isEqualTo(plain);
    assertThat(plain).isEqualTo(new Result(3, "hello, world\n", "hello, operator\n"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_jvm_warns_of_nothing_about_shared_classes(Jdk jdk) {
    if (jdk.feature() < 17) {
      return; // -Xlog is of 9, and what is shared by default grew until 13.
    }

    Result watched = hello(jdk, List.of("-Xlog:cds*=warning", "-Xshare:auto", agent()));

    assertThat(watched).isEqualTo(new Result(3, "hello, world\n", "hello, operator\n"));
  }

  @Safety("`-Xverify:all`")
  @ParameterizedTest
  @MethodSource("jdks")
  void a_strict_verifier_has_no_complaint(Jdk jdk) {
    Result watched = hello(jdk, List.of("-Xverify:all", agent()));

    Result plain = hello(jdk, List.of("-Xverify:all"));

    assertThat(watched).isEqualTo(plain);
  }

  private static String agent() {
    return "-javaagent:" + ChildJvm.agentJar();
  }

  private static Result hello(Jdk jdk, List<String> jvmOptions) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("descry.programs")));
    command.addAll(List.of("io.descry.tests.programs.Hello", "3"));
    return Tools.run(command);
  }
}
