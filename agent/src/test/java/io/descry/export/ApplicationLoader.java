package io.descry.export;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An application with the logging libraries of one folder of {@code target/test-apps}, and with the
 * files of a folder of its own as resources.
 */
final class ApplicationLoader extends URLClassLoader {

  private ApplicationLoader(URL[] urls) {
    super(urls, ClassLoader.getPlatformClassLoader());
  }

  static ApplicationLoader of(String libraries, Path resources) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(resources.toUri().toURL());
    for (File jar : new File("target/test-apps", libraries).listFiles()) {
      urls.add(jar.toURI().toURL());
    }
    return new ApplicationLoader(urls.toArray(new URL[0]));
  }

  /** An application that logs to {@code app.log} in its folder. */
  static ApplicationLoader logging(String libraries, Path folder) throws IOException {
    Path log = folder.resolve("app.log");
    Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="F" class="ch.qos.logback.core.FileAppender">
            <file>%s</file><encoder><pattern>%%logger %%level %%msg%%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="F"/></root>
        </configuration>
        """
            .formatted(log));
    Files.writeString(
        folder.resolve("log4j2.xml"),
        """
        <Configuration shutdownHook="disable">
          <Appenders><File name="F" fileName="%s">
            <PatternLayout pattern="%%logger %%level %%msg%%n"/>
          </File></Appenders>
          <Loggers><Root level="INFO"><AppenderRef ref="F"/></Root></Loggers>
        </Configuration>
        """
            .formatted(log));
    return of(libraries, folder);
  }

  /** Loads the class as verification does: without initialising it. */
  Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, this);
  }

  /** What an application's first log statement does. */
  void startSlf4j() throws ReflectiveOperationException {
    start("org.slf4j.LoggerFactory");
  }

  void startLog4j() throws ReflectiveOperationException {
    start("org.apache.logging.log4j.LogManager");
  }

  /** As an application would: Log4j picks a context by the thread's loader, too. */
  private void start(String name) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(this);
    try {
      load(name).getMethod("getLogger", String.class).invoke(null, "com.acme.App");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
