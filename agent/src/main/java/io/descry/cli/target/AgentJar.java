package io.descry.cli.target;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** The jar that this command line runs from, and that the JVM is asked to load. */
public final class AgentJar {

  public final File file;

  public AgentJar(File file) {
    this.file = file.getAbsoluteFile();
  }

  public static AgentJar own() throws URISyntaxException {
    CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
    return new AgentJar(new File(source.getLocation().toURI()));
  }

  /** Refuses when the target would not find the jar under this path. */
  public void requireVisible(Target target) throws CommandFailure {
    if (file.getPath().indexOf('=') >= 0) {
      throw CommandFailure.attachFailed(
          "the JVM cuts at '=' in " + file + ": put the jar where the path has none");
    }
    Path seenByTarget = target.folder.resolve("root" + file.getPath());
    if (!Files.exists(seenByTarget)) {
      throw CommandFailure.attachFailed(
          "process "
              + target
              + " has another file system (a container?) without "
              + file
              + ": copy the jar there under this path, or run the command line inside");
    }
  }
}
