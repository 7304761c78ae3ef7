package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.model.HandleKind;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivorsTest {

  private final SiteFacts facts =
      new SiteFacts(
          new Site(
              "00000000000000a1",
              HandleKind.FILE_INPUT,
              List.of("java.io.FileInputStream.open", "com.acme.Conf.load(Conf.java:31)"),
              false,
              "com.acme.Conf.load(Conf.java:31)",
              "code source",
              null));

  @Test
  void threads_that_come_back_to_open_more_are_few() {
    for (int i = 0; i < 20; i++) {
      open(i % 10);
    }

    assertThat(Survivors.of(facts).fewThreads).isTrue();
  }

  @Test
  void a_thread_for_each_handle_is_a_load_of_requests() {
    for (int i = 0; i < 20; i++) {
      open(i);
    }

    assertThat(Survivors.of(facts).fewThreads).isFalse();
  }

  private void open(long threadId) {
    OpenHandleBuilder handle = new OpenHandleBuilder();
    handle.kind = HandleKind.FILE_INPUT;
    handle.site = facts.site;
    handle.numbers = List.of(facts.handles.size());
    handle.threadId = threadId;
    facts.handles.add(handle.build());
  }
}
