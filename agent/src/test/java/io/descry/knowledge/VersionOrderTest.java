package io.descry.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.9, 1.2.10, -1",
    "1.2, 1.2.0, 0",
    "1.2.1, 1.2, 1",
    "2.0.0-beta1, 2.0.0, -1",
    "2.0.0-beta1, 2.0.0-rc1, -1",
    "2.0.0-M4, 2.0.0-RC1, -1",
    "2.0.0.CR1, 2.0.0.Final, -1",
    "4.1.5.Final, 4.1.5, 0",
    "5.0.5.RELEASE, 5.0.6.RELEASE, -1",
    "9.4.35.v20201120, 9.4.36.v20210114, -1",
    "9.4.36.v20210114, 9.4.36, 1",
    "33.0-jre, 33.0, 0",
    "1.3.0-beta-1, 1.3.0, -1",
    "1.3.0-beta-1, 1.2.6, 1",
    "3.8.0-SNAPSHOT, 3.8.0, -1",
    "1.0-rc1, 1.0.1, -1",
    "42.5.1.jre7, 42.5.2, -1",
    "4.1.50.Final-linux-x86_64, 4.1.50.Final, 1",
    "99999999999999999999.1, 99999999999999999999.2, -1",
  })
  void versions_are_ordered_as_they_were_released(String one, String other, int order) {
    assertThat(Integer.signum(VersionOrder.compare(one, other))).isEqualTo(order);
    assertThat(Integer.signum(VersionOrder.compare(other, one))).isEqualTo(-order);
  }
}
