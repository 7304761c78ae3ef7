package io.descry.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.TargetKind;
import io.descry.report.HookState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelySourceTest {

  private static final String EPOLL = "libnetty_transport_native_epoll_x86_64.so";

  @Test
  void a_library_is_named_where_it_is_known_to_open_such() {
    LikelySource source = source(List.of("libc.so.6", EPOLL, "libnio.so"));

    assertThat(source.of(TargetKind.EVENTFD)).isEqualTo("Netty's epoll transport (" + EPOLL + ")");
    assertThat(source.of(TargetKind.FILE)).isNull();
    assertThat(source.of(TargetKind.INOTIFY)).isNull();
  }

  @Test
  void a_bridge_can_open_anything_and_several_are_all_named() {
    LikelySource source = source(List.of("jna4711.tmp", "sqlite-3.50-1-libsqlitejdbc.so"));

    assertThat(source.of(TargetKind.INOTIFY)).isEqualTo("JNA (jna4711.tmp)");
    assertThat(source.of(TargetKind.FILE))
        .isEqualTo("JNA (jna4711.tmp), sqlite-jdbc (sqlite-3.50-1-libsqlitejdbc.so)");
  }

  @Test
  void libraries_of_the_jdk_and_those_that_only_compute_are_never_named() {
    LikelySource source = source(List.of("libnet.so", "libnio.so", "libzip.so", "libzstd-jni.so"));

    for (TargetKind kind : TargetKind.values()) {
      assertThat(source.of(kind)).isNull();
    }
  }

  @Test
  void a_hook_that_did_not_apply_comes_first() {
    LikelySource source =
        source(
            List.of(EPOLL),
            HookState.failed("sun.nio.ch.SocketChannelImpl.<init>", "verify error"),
            HookState.absent("java.util.zip.ZipFile.<init>", "no such method on this JDK"));

    assertThat(source.of(TargetKind.SOCKET))
        .isEqualTo("the hook sun.nio.ch.SocketChannelImpl.<init> did not apply: verify error");
    assertThat(source.of(TargetKind.FILE)).startsWith("the hook java.util.zip.ZipFile.<init>");
    assertThat(source.of(TargetKind.EVENTFD)).startsWith("Netty");
  }

  @Test
  void a_hook_for_another_jdk_is_no_reason() {
    LikelySource source =
        source(
            List.of(),
            HookState.absent("sun.nio.ch.NioSocketImpl.create", "only from JDK 13"),
            HookState.absent("sun.nio.ch.UnixDispatcher.close", "no such class on this JDK"),
            HookState.on("java.io.FileInputStream.open"));

    assertThat(source.of(TargetKind.SOCKET)).isNull();
    assertThat(source.of(TargetKind.FILE)).isNull();
  }

  private static LikelySource source(List<String> libraries, HookState... hooks) {
    return new LikelySource(libraries, List.of(hooks));
  }
}
