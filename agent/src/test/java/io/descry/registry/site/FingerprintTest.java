package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hex is golden: an alert of last year must still match. */
class FingerprintTest {

  private static final StackTraceElement NEW_STREAM = frame("java.io.FileInputStream.<init>", 1);

  private final Fingerprint fingerprint = new Fingerprint();

  @Test
  void a_stack_has_the_fingerprint_it_always_had() {
    assertThat(of("com.acme.Conf.load", "com.acme.Main.main")).isEqualTo("6843932b012978c2");
    assertThat(fingerprint.of(HandleKind.SOCKET, null, List.of(), -1))
        .isEqualTo("cf2d2b62db721529");
  }

  @Test
  void lines_do_not_count() {
    String before = fingerprint.of(HandleKind.ZIP_FILE, NEW_STREAM, List.of(frame("a.B.c", 10)), 0);
    String after = fingerprint.of(HandleKind.ZIP_FILE, NEW_STREAM, List.of(frame("a.B.c", 99)), 0);

    assertThat(after).isEqualTo(before);
  }

  @Test
  void numbers_of_lambdas_proxies_and_generated_classes_do_not_count() {
    assertThat(of("a.B.lambda$load$3", "a.B.main")).isEqualTo(of("a.B.lambda$load$12", "a.B.main"));
    assertThat(of("a.B.access$000")).isEqualTo(of("a.B.access$100"));
    assertThat(of("a.$Proxy12.get")).isEqualTo(of("a.$Proxy7.get"));
    assertThat(of("a.B$$Lambda$14/0x0000000800c03000.run"))
        .isEqualTo(of("a.B$$Lambda$9/0x0000000800aa0000.run"));
    assertThat(of("a.B$$SpringCGLIB$$0.run")).isEqualTo(of("a.B$$SpringCGLIB$$3.run"));
  }

  @Test
  void numbers_of_hand_written_names_do_count() {
    assertThat(of("a.Http2.open")).isNotEqualTo(of("a.Http1.open"));
    assertThat(of("a.B.open2")).isNotEqualTo(of("a.B.open1"));
  }

  @Test
  void recursion_of_any_depth_is_one_site() {
    assertThat(of("a.Tree.open", "a.Tree.walk", "a.Tree.walk", "a.Tree.walk", "a.Main.main"))
        .isEqualTo(of("a.Tree.open", "a.Tree.walk", "a.Main.main"));
    assertThat(of("a.A.o", "a.A.w", "a.A.w", "a.A.w", "a.A.w", "a.A.w", "a.B.b", "a.C.c", "a.D.d"))
        .isEqualTo(of("a.A.o", "a.A.w", "a.A.w", "a.B.b", "a.C.c", "a.D.d"));
  }

  @Test
  void kind_and_called_method_tell_sites_apart() {
    List<StackTraceElement> frames = List.of(frame("a.B.c", 1));
    String socket = fingerprint.of(HandleKind.SOCKET, NEW_STREAM, frames, 0);

    assertThat(fingerprint.of(HandleKind.PIPE, NEW_STREAM, frames, 0)).isNotEqualTo(socket);
    assertThat(fingerprint.of(HandleKind.SOCKET, null, frames, 0)).isNotEqualTo(socket);
  }

  @Test
  void more_than_four_frames_below_the_application_do_not_count() {
    List<StackTraceElement> frames = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      frames.add(frame("a.B" + i + ".call", 1));
    }
    String all = fingerprint.of(HandleKind.SOCKET, null, frames, 2);

    assertThat(fingerprint.of(HandleKind.SOCKET, null, frames.subList(0, 7), 2)).isEqualTo(all);
    assertThat(fingerprint.of(HandleKind.SOCKET, null, frames.subList(0, 6), 2)).isNotEqualTo(all);
  }

  @Test
  void without_the_application_twelve_frames_count() {
    List<StackTraceElement> frames = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      frames.add(frame("a.B" + i + ".call", 1));
    }
    String all = fingerprint.of(HandleKind.SOCKET, null, frames, -1);

    assertThat(fingerprint.of(HandleKind.SOCKET, null, frames.subList(0, 12), -1)).isEqualTo(all);
    assertThat(fingerprint.of(HandleKind.SOCKET, null, frames.subList(0, 11), -1))
        .isNotEqualTo(all);
  }

  private String of(String... frames) {
    List<StackTraceElement> elements = Arrays.stream(frames).map(f -> frame(f, 1)).toList();
    return fingerprint.of(HandleKind.FILE_INPUT, NEW_STREAM, elements, 0);
  }

  private static StackTraceElement frame(String method, int line) {
    int dot = method.lastIndexOf('.');
    return new StackTraceElement(
        method.substring(0, dot), method.substring(dot + 1), "X.java", line);
  }
}
