package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars of one of the programs' classes: an agent, or what an archive of classes can be made of. */
public final class ProgramJar {

  private ProgramJar() {}

  /** The class of this simple name, with these attributes of the manifest. */
  public static Path create(Path jar, String name, Map<String, String> attributes) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    String entry = "io/descry/tests/programs/" + name + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry(entry));
      Files.copy(Path.of(System.getProperty("descry.programs"), entry), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
