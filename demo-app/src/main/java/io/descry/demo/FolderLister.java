package io.descry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Scenario {@code directory-streams}: a service that counts the jobs in its inbox on each call. */
final class FolderLister {

  private final Path inbox;

  FolderLister(Path inbox) {
    this.inbox = inbox;
  }

  /** Two descriptors more after every call, and no garbage collection gives them back. */
  long jobsLeaky() throws IOException {
    return Files.list(inbox).count(); // The leak: the end of the stream does not close it.
  }

  long jobsFixed() throws IOException {
    try (Stream<Path> jobs = Files.list(inbox)) { // The fix.
      return jobs.count();
    }
  }
}
