package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarNameTest {

  @ParameterizedTest
  @CsvSource({
    "file:/lib/okhttp-4.12.0.jar, okhttp 4.12.0",
    "file:/lib/guava-33.0.0-jre.jar, guava 33.0.0-jre",
    "file:/lib/commons-math3-3.6.1.jar, commons-math3 3.6.1",
    "file:/lib/acme-1.0-SNAPSHOT.jar, acme 1.0-SNAPSHOT",
    "file:/lib/acme-1.0-beta-2.jar, acme 1.0-beta-2",
    "file:/lib/acme-1.0-20240101.120000-1.jar, acme 1.0-20240101.120000-1",
    "file:/lib/netty-epoll-4.1.100.Final-linux-x86_64.jar, netty-epoll 4.1.100.Final-linux-x86_64",
    "file:/lib/log4j-1.2-api-2.25.4.jar, log4j-1.2-api 2.25.4",
    "file:/lib/kafka_2.13-3.7.0.jar, kafka_2.13 3.7.0",
    "jar:file:/app.jar!/BOOT-INF/lib/jedis-5.1.0.jar!/, jedis 5.1.0",
    "file:/lib/driver.jar, driver",
    "file:/lib/acme-.jar, acme-",
    "file:/lib/-1.jar, -1",
  })
  void the_file_name_tells_artifact_and_version(String location, String artifact) {
    assertThat(JarName.artifact(location, null)).hasToString(artifact);
  }
}
