package io.descry.tests.harness;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Writes each test of the safety table that has run into the folder {@code descry.safety.results}:
 * its row, its JDK and how it ended. A test that an assumption ended is not written: it tried
 * nothing.
 */
final class SafetyRecorder implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    record(test, call, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    record(test, call, context);
  }

  private static void record(
      Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    try {
      test.proceed();
      write(call, context, true);
    } catch (TestAbortedException e) {
      throw e;
    } catch (Throwable e) {
      write(call, context, false);
      throw e;
    }
  }

  private static void write(
      ReflectiveInvocationContext<Method> call, ExtensionContext context, boolean passed)
      throws IOException {
    String folder = System.getProperty("descry.safety.results", "");
    if (folder.isEmpty()) {
      return;
    }
    int jdk = argument(call, Jdk.class).orElseGet(Jdks::running).feature();
    SafetyRow row = argument(call, SafetyRow.class).orElseGet(() -> annotated(call));
    SafetyCase line =
        new SafetyCase(
            row.tried(), row.result(jdk), jdk, passed, context.getUniqueId(), name(call));
    append(Path.of(folder), line.line());
  }

  private static synchronized void append(Path folder, String line) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(ProcessHandle.current().pid() + ".tsv");
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String name(ReflectiveInvocationContext<Method> call) {
    return call.getTargetClass().getSimpleName() + "." + call.getExecutable().getName();
  }

  private static <T> Optional<T> argument(ReflectiveInvocationContext<Method> call, Class<T> type) {
    return call.getArguments().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static SafetyRow annotated(ReflectiveInvocationContext<Method> call) {
    Safety safety =
        Stream.of(call.getExecutable(), call.getTargetClass())
            .flatMap(e -> AnnotationSupport.findAnnotation(e, Safety.class).stream())
            .findFirst()
            .orElseThrow();
    return new Words(safety.value(), safety.result());
  }

  private record Words(String tried, String result) implements SafetyRow {
    @Override
    public String result(int jdk) {
      return result;
    }
  }
}
