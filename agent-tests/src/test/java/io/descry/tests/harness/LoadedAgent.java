package io.descry.tests.harness;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of the programs that is an agent, which is loaded into a child and writes a file there. */
public record LoadedAgent(Path jar) {

  /** Makes the jar of the program of this simple name. */
  public static LoadedAgent of(Path folder, String name) {
    return new LoadedAgent(
        ProgramJar.create(
            folder.resolve(name + ".jar"),
            name,
            Map.of(
                "Agent-Class",
                "io.descry.tests.programs." + name,
                "Can-Retransform-Classes",
                "true")));
  }

  /** The lines that it wrote. */
  public List<String> in(ChildJvm child) throws Exception {
    Path file = Files.createTempFile(jar.getParent(), "written", "");
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(child.pid()));
    try {
      jvm.loadAgent(jar.toString(), file.toString());
    } catch (AgentLoadException e) {
      if (!"0".equals(e.getMessage())) { // What 8 answers where all is well.
        throw new IOException(e);
      }
    } catch (AgentInitializationException e) {
      throw new IOException("it failed: " + child.stderr(), e);
    } finally {
      jvm.detach();
    }
    return Files.readAllLines(file);
  }
}
