package io.descry.junit;

import io.descry.api.LeakCheck;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails tests that leave descriptors open; JUnit Jupiter 5 and 6. Registered by {@link
 * NoDescriptorLeaks}; or by JUnit's detection of extensions, which alone does nothing: with the
 * configuration parameter {@code descry.no-leaks=true} it holds for all tests then. Does nothing on
 * systems other than Linux.
 */
public final class DescriptorLeaksExtension
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final String FOR_ALL = "descry.no-leaks";
  private static final Namespace NAMESPACE = Namespace.create(DescriptorLeaksExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    begin(context, null);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin(context, context.getTestMethod().map(Method::getName).orElse(null));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end(context, "by this test");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end(context, "by this class, around its tests,");
  }

  private static void begin(ExtensionContext context, String method) {
    if (LeakCheck.isSupported() && isAsked(context)) {
      String name = context.getRequiredTestClass().getName() + (method == null ? "" : "." + method);
      Allowances allowances = Allowances.of(context);
      WatchedTest test =
          session(context).begin(name, context.getRequiredTestClass(), method, allowances);
      store(context).put(key(context), test);
    }
  }

  /** A project may have switched the detection on for another extension, and the agent beside. */
  private static boolean isAsked(ExtensionContext context) {
    boolean all =
        context.getConfigurationParameter(FOR_ALL).map(Boolean::parseBoolean).orElse(false);
    for (ExtensionContext at = context; at != null && !all; at = at.getParent().orElse(null)) {
      all = at.getElement().filter(DescriptorLeaksExtension::isAnnotated).isPresent();
    }
    return all;
  }

  /** Not by way of the Optional: the platform has that from 1.3 on, Jupiter 5.3. */
  private static boolean isAnnotated(AnnotatedElement element) {
    return AnnotationSupport.isAnnotated(element, NoDescriptorLeaks.class);
  }

  private static void end(ExtensionContext context, String when) {
    WatchedTest test = store(context).remove(key(context), WatchedTest.class);
    if (test != null) {
      session(context).end(test, when);
    }
  }

  /** A class's store is seen by its tests. */
  private static String key(ExtensionContext context) {
    return context.getUniqueId();
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  private static Session session(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("session", key -> new Session(), Session.class);
  }
}
