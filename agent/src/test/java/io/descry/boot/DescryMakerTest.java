package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryMaker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescryMakerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Too many open files",
        "Too many open files (Accept failed)",
        "/etc/hosts (Too many open files)",
        "error=24, Too many open files"
      })
  void a_form_of_the_jdks_states_emfile(String message) {
    assertThat(DescryMaker.error(message)).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Too many open files in system",
        "Too many open files in system (Accept failed)",
        "/etc/hosts (Too many open files in system)",
        "error=23, Too many open files in system"
      })
  void a_form_of_the_jdks_states_enfile(String message) {
    assertThat(DescryMaker.error(message)).isEqualTo(23);
  }

  /** In 21, 25 and 27, whatever the way to launch; 25 and 27 add a hint. */
  @ParameterizedTest
  @CsvSource({
    "'Bad file descriptor, error: 24 (Too many open files) ', 24",
    "'posix_spawn failed, error: 24 (Too many open files) Possible reasons:', 24",
    "'Bad file descriptor, error: 23 (Too many open files in system) ', 23",
    "'Exec failed, error: 2 (No such file or directory) ', 0"
  })
  void a_start_of_a_process_has_a_form_of_its_own(String message, int error) {
    assertThat(DescryMaker.processError(message)).isEqualTo(error);
    assertThat(DescryMaker.error(message)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote node es-7 answered 500: java.nio.file.FileSystemException: Too many open files",
        "Too many open files: es-7",
        "x: Too many open files",
        "es-7(Too many open files)",
        "(Too many open files)",
        "es-7 says (Too many open files) again",
        "No such file or directory",
        ""
      })
  void another_text_states_nothing(String message) {
    assertThat(DescryMaker.error(message)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.FileInputStream, true",
    "sun.nio.fs.UnixException, true",
    "sun.nio.ch.Net, true",
    "java.net.PlainSocketImpl, true",
    "java.lang.ProcessImpl, true",
    "java.lang.UNIXProcess, true",
    "com.acme.Remote, false",
    "java.lang.reflect.Constructor, false",
    "jdk.internal.reflect.DirectConstructorHandleAccessor, false",
    "sun.net.www.protocol.http.HttpURLConnection, false",
    "jdk.internal.net.http.HttpClientImpl, false"
  })
  void only_what_opens_descriptors_in_the_jdk_is_believed(String className, boolean believed) {
    assertThat(DescryMaker.isOpener(className)).isEqualTo(believed);
  }
}
