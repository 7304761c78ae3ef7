package io.descry.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadAdviceTest {

  @Test
  void the_words_of_the_jvm_are_explained() {
    assertThat(LoadAdvice.of("0\nDynamic agent loading is not enabled. Use -XX:+Enable"))
        .isEqualTo("it forbids agents: start it with -javaagent or -XX:+EnableDynamicAgentLoading");
    assertThat(LoadAdvice.of("AgentInitializationException: Agent JAR not found or no Agent-Class"))
        .startsWith("the JVM's user cannot read the jar");
    assertThat(
            LoadAdvice.of("AttachNotSupportedException: Unable to open socket file /proc/1/root"))
        .startsWith("it does not react");
  }

  @Test
  void unknown_words_leave_the_sure_way() {
    assertThat(LoadAdvice.of("?")).isEqualTo("start the JVM with -javaagent instead");
  }
}
