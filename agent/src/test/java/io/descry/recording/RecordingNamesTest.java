package io.descry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording calls those connections accepted that the diagnosis calls so. */
class RecordingNamesTest {

  private final RecordingNames names = new RecordingNames(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.ServerSocket.implAccept(ServerSocket.java:1)",
        "sun.nio.ch.ServerSocketChannelImpl.accept(ServerSocketChannelImpl.java:1)",
        "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl.finishAccept(Unix.java:1)",
        "io.netty.channel.epoll.AbstractEpollServerChannel$X.epollInReady(Abstract.java:1)",
        "shaded.io.netty.channel.uring.AbstractIoUringServerChannel.x(Abstract.java:1)",
      })
  void each_way_to_accept_is_recorded_as_accepted(String frame) {
    assertThat(names.accepted(site(HandleKind.SOCKET_CHANNEL, frame))).isEqualTo(" accepted ");
  }

  @Test
  void a_listener_is_not_accepted() {
    String bind = "java.net.ServerSocket.bind(ServerSocket.java:1)";

    assertThat(names.accepted(site(HandleKind.SERVER_SOCKET, bind))).isEqualTo(" ");
  }

  @Test
  void a_site_has_the_line_that_reports_name() {
    Site site =
        new Site(
            "00c0ffee00c0ffee",
            HandleKind.SOCKET,
            List.of("java.net.Socket.connect(Socket.java:1)", "com.lib.Pool.add(Pool.java:2)"),
            false,
            null,
            "made",
            null);

    assertThat(names.line(new SiteCounts(site, 1, 0, 0, 0, false)))
        .isEqualTo("com.lib.Pool.add(Pool.java:2)");
    List<String> submitter = List.of("com.acme.Orders.find(Orders.java:41)");
    assertThat(names.line(new SiteCounts(site, 1, 0, 0, 0, false, submitter)))
        .isEqualTo("com.acme.Orders.find(Orders.java:41)");
  }

  private static Site site(HandleKind kind, String frame) {
    return new Site("00c0ffee00c0ffee", kind, List.of(frame), false, null, "made", null);
  }
}
