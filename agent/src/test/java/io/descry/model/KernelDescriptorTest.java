package io.descry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelDescriptorTest {

  @ParameterizedTest
  @CsvSource({
    "/srv/app/config.yml, FILE, -1",
    "/dev/shm/segment, FILE, -1",
    "/dev/null, DEVICE, -1",
    "/proc/77/net/tcp, PSEUDO_FILE, -1",
    "/sys/fs/cgroup/memory.max, PSEUDO_FILE, -1",
    "/memfd:jit (deleted), MEMORY, -1",
    "socket:[4711], SOCKET, 4711",
    "socket:[], SOCKET, -1",
    "socket:[47x], SOCKET, -1",
    "socket:[4711, SOCKET, -1",
    "pipe:[12], PIPE, 12",
    "anon_inode:[eventpoll], EPOLL, -1",
    "anon_inode:[eventfd], EVENTFD, -1",
    "anon_inode:inotify, INOTIFY, -1",
    "anon_inode:[timerfd], ANONYMOUS, -1",
    "net:[4026531840], OTHER, 4026531840",
    "?, OTHER, -1"
  })
  void the_text_of_a_link_tells_kind_and_inode(String target, TargetKind kind, long inode) {
    KernelDescriptor descriptor = new KernelDescriptor(7, target);

    assertThat(descriptor.kind).isEqualTo(kind);
    assertThat(descriptor.inode).isEqualTo(inode);
  }

  @Test
  void a_deleted_file_has_its_former_path() {
    KernelDescriptor descriptor = new KernelDescriptor(7, "/tmp/log (deleted)");

    assertThat(descriptor.saysDeleted()).isTrue();
    assertThat(descriptor.path()).isEqualTo("/tmp/log");
  }

  @Test
  void numbers_at_or_above_a_lowered_limit_do_not_take_headroom() {
    Limits limits = new Limits(64, 1024);

    assertThat(limits.headroom(Arrays.asList(at(0), at(63), at(64), at(200)))).isEqualTo(62);
    assertThat(new Limits(Limits.UNLIMITED, Limits.UNLIMITED).headroom(Arrays.asList(at(0))))
        .isNull();
  }

  @Test
  void states_have_the_numbers_of_the_kernel() {
    assertThat(TcpState.of(1)).isEqualTo(TcpState.ESTABLISHED);
    assertThat(TcpState.of(6)).isEqualTo(TcpState.TIME_WAIT);
    assertThat(TcpState.of(8)).isEqualTo(TcpState.CLOSE_WAIT);
    assertThat(TcpState.of(10)).isEqualTo(TcpState.LISTEN);
    assertThat(TcpState.of(0)).isNull();
    assertThat(TcpState.of(99)).isNull();
  }

  private static KernelDescriptor at(int number) {
    return new KernelDescriptor(number, "/dev/null");
  }
}
