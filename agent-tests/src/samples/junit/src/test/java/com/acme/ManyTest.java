package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.descry.junit.NoDescriptorLeaks;
import java.io.FileInputStream;
import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;

/** What watching costs a test: the summary tells. */
@NoDescriptorLeaks
class ManyTest {

  @RepeatedTest(200)
  void reads_a_file() throws IOException {
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      assertEquals('1', (char) in.read());
    }
  }
}
