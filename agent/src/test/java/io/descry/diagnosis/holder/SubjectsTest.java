package io.descry.diagnosis.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.DescriptorClass;
import io.descry.model.FileIdentity;
import io.descry.report.DescriptorRow;
import io.descry.report.SocketRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

  private static final FileIdentity ONE_NAME = new FileIdentity(1, 7, 1, 10);
  private static final FileIdentity TWO_NAMES = new FileIdentity(1, 7, 2, 10);

  private final List<Integer> asked = new ArrayList<>();

  private PathSubject path(String path, @Nullable FileIdentity identity) {
    return new PathSubject(
        path,
        identity,
        number -> {
          asked.add(number);
          return new FileIdentity(1, number, 2, 10);
        });
  }

  private static DescriptorRow file(int number, String link) {
    return new DescriptorRow(number, DescriptorClass.UNKNOWN, link, null);
  }

  @Test
  void a_folder_covers_what_is_below_it_and_no_namesake() {
    PathSubject subject = path("/srv/app", null);

    assertThat(subject.targetOf(file(1, "/srv/app"), null)).isEqualTo("/srv/app");
    assertThat(subject.targetOf(file(1, "/srv/app/a/b"), null)).isEqualTo("/srv/app/a/b");
    assertThat(subject.targetOf(file(1, "/srv/app-2/a"), null)).isNull();
    assertThat(path("/", null).targetOf(file(1, "/srv"), null)).isEqualTo("/srv");
  }

  @Test
  void a_deleted_file_keeps_its_name() {
    assertThat(path("/srv/a", null).targetOf(file(1, "/srv/a (deleted)"), null))
        .isEqualTo("/srv/a (deleted)");
  }

  @Test
  void a_file_with_two_names_is_known_by_device_and_inode() {
    PathSubject subject = path("/srv/a", TWO_NAMES);

    assertThat(subject.targetOf(file(7, "/srv/other"), null)).isEqualTo("/srv/other");
    assertThat(subject.targetOf(file(8, "/srv/third"), null)).isNull();
  }

  @Test
  void no_file_system_is_asked_about_files_that_cannot_match() {
    PathSubject subject = path("/srv/a", ONE_NAME);

    assertThat(subject.targetOf(file(8, "/net/other"), null)).isNull();
    assertThat(subject.targetOf(file(7, "/mnt/srv/a"), null)).isEqualTo("/mnt/srv/a");
    assertThat(asked).containsExactly(7);
  }

  @Test
  void a_unix_socket_is_found_by_its_path() {
    SocketRow socket = new SocketRow("unix", "/run/app.sock", null, null, null);
    DescriptorRow row = new DescriptorRow(3, DescriptorClass.UNKNOWN, "socket:[9]", null, socket);

    assertThat(path("/run", null).targetOf(row, null)).isEqualTo("/run/app.sock");
    assertThat(path("/srv", null).targetOf(row, null)).isNull();
  }

  @Test
  void a_port_is_found_at_both_ends_and_no_longer_number_is_taken() {
    PortSubject port = PortSubject.parse("80");
    assertThat(port).isNotNull();

    assertThat(port.targetOf(tcp("0.0.0.0:80", "0.0.0.0:0", "LISTEN"), null))
        .isEqualTo("listens on 0.0.0.0:80");
    assertThat(port.targetOf(tcp("10.0.0.1:5000", "10.0.0.2:80", "CLOSE_WAIT"), null))
        .isEqualTo("from 10.0.0.1:5000 to 10.0.0.2:80 (CLOSE_WAIT)");
    assertThat(port.targetOf(tcp("[::1]:8080", "[::1]:1080", "ESTABLISHED"), null)).isNull();
  }

  private static DescriptorRow tcp(String local, String remote, String state) {
    SocketRow socket = new SocketRow("tcp", local, remote, state, null);
    return new DescriptorRow(3, DescriptorClass.UNKNOWN, "socket:[9]", null, socket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "8080x", "", "/8080", "./80", "::80"})
  void what_is_no_port_is_a_path(String text) {
    assertThat(PortSubject.parse(text)).isNull();
  }
}
