package io.descry.bench;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes the empty agent's jar. */
final class AgentJars {

  private AgentJars() {}

  static File empty() throws IOException {
    File jar = File.createTempFile("empty-agent", ".jar");
    jar.deleteOnExit();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
    String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar), manifest);
        InputStream in = EmptyAgent.class.getResourceAsStream("EmptyAgent.class")) {
      out.putNextEntry(new JarEntry(entry));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    return jar;
  }
}
