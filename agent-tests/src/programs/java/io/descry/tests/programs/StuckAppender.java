package io.descry.tests.programs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/**
 * An appender of the application's that takes the application's lines and never comes back from one
 * of the agent's. By reflection: with the libraries' interfaces alone this is compiled.
 */
final class StuckAppender implements InvocationHandler {

  private static final String OURS = "io.descry";

  private final Runnable stuck;

  private StuckAppender(Runnable stuck) {
    this.stuck = stuck;
  }

  /** Begins the application's log and adds the appender, whose last act is to run this. */
  static void add(String library, Runnable stuck) throws Exception {
    switch (library) {
      case "log4j":
        Log4j.add(stuck);
        break;
      case "logback":
        Logback.add(stuck);
        break;
      default:
        Jul.add(stuck);
        break;
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] given) throws Exception {
    String name = method.getName();
    if (name.equals("append") || name.equals("doAppend")) {
      Object logger = given[0].getClass().getMethod("getLoggerName").invoke(given[0]);
      if (logger.equals(OURS)) {
        stuck.run();
      }
    } else if (method.getReturnType() == int.class) {
      return System.identityHashCode(proxy);
    } else if (method.getReturnType() == boolean.class) {
      return given == null || given[0] == proxy; // Is it started, or equal?
    }
    return name.equals("getName") ? "stuck" : null;
  }

  private static Object of(Class<?> type, Runnable stuck) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new StuckAppender(stuck));
  }

  /** A class of its own, loaded when it is wanted, as are the next two. */
  private static final class Log4j {
    static void add(Runnable stuck) throws Exception {
      LogManager.getLogger("application").info("the application's first line");
      Object context = LogManager.getContext(false);
      Object configuration = call(context, "getConfiguration");
      Object root = call(configuration, "getRootLogger");
      for (Method method : root.getClass().getMethods()) {
        if (method.getName().equals("addAppender")) {
          method.invoke(root, of(method.getParameterTypes()[0], stuck), null, null);
        }
      }
    }

    private static Object call(Object object, String name) throws Exception {
      return object.getClass().getMethod(name).invoke(object);
    }
  }

  private static final class Logback {
    static void add(Runnable stuck) throws Exception {
      Object root = LoggerFactory.getLogger("ROOT");
      LoggerFactory.getLogger("application").info("the application's first line");
      for (Method method : root.getClass().getMethods()) {
        if (method.getName().equals("addAppender")) {
          method.invoke(root, of(method.getParameterTypes()[0], stuck));
        }
      }
    }
  }

  private static final class Jul extends Handler {

    /** The JDK knows loggers by weak references. */
    private static final Logger ROOT = Logger.getLogger("");

    private final Runnable stuck;

    private Jul(Runnable stuck) {
      this.stuck = stuck;
    }

    static void add(Runnable stuck) {
      ROOT.addHandler(new Jul(stuck));
      ROOT.info("the application's first line");
    }

    /** Holds a lock of the application's, too. */
    @Override
    public synchronized void publish(LogRecord line) {
      if (OURS.equals(line.getLoggerName())) {
        stuck.run();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
