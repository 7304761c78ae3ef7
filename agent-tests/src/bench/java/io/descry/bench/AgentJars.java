package io.descry.bench;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes jars of the agents that do nothing. */
final class AgentJars {

  private AgentJars() {}

  /** With one class, whose premain it is; it may retransform classes, or not. */
  static File of(Class<?> agent, boolean retransforms) throws IOException {
    File jar = File.createTempFile("empty-agent", ".jar");
    jar.deleteOnExit();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", String.valueOf(retransforms));
    String entry = agent.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar), manifest);
        InputStream in = agent.getResourceAsStream(agent.getSimpleName() + ".class")) {
      out.putNextEntry(new JarEntry(entry));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    return jar;
  }
}
