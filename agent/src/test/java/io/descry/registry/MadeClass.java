package io.descry.registry;

import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import net.bytebuddy.ByteBuddy;

/** Empty classes of any name, as if they came from any place. */
public final class MadeClass {

  private static final class Loader extends ClassLoader {
    Class<?> define(String name, byte[] bytes, ProtectionDomain domain) {
      return defineClass(name, bytes, 0, bytes.length, domain);
    }
  }

  private MadeClass() {}

  /** From this location, or from none where it is null. */
  public static Class<?> of(String name, String location) {
    byte[] bytes = new ByteBuddy().subclass(Object.class).name(name).make().getBytes();
    return new Loader().define(name, bytes, location == null ? null : domain(location));
  }

  private static ProtectionDomain domain(String location) {
    try {
      return new ProtectionDomain(
          new CodeSource(new URL(location), (Certificate[]) null), null, null, null);
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
