package io.descry.tests.servers;

import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * Log4j 2 with forty rolling files, which roll often; the leak is a log of the application's own
 * that is opened for each line.
 */
public final class Log4jAppenders {

  private static final int APPENDERS = 40;

  private final Path own;
  private int number;

  private Log4jAppenders(Path folder) {
    this.own = folder.resolve("own.log");
  }

  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]);
    LoggerContext context = Configurator.initialize(configuration(folder));
    Log4jAppenders application = new Log4jAppenders(folder);
    Driven.byCommands(application::work, application::leak);
    Configurator.shutdown(context);
  }

  private static BuiltConfiguration configuration(Path folder) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    for (int i = 0; i < APPENDERS; i++) {
      String name = "part" + i;
      builder.add(
          builder
              .newAppender(name, "RollingFile")
              .addAttribute("fileName", folder.resolve(name + ".log").toString())
              .addAttribute("filePattern", folder.resolve(name + "-%i.log.gz").toString())
              .add(builder.newLayout("PatternLayout").addAttribute("pattern", "%m%n"))
              .addComponent(rolling(builder)));
      builder.add(builder.newLogger(name, "INFO").add(builder.newAppenderRef(name)));
    }
    return builder.add(builder.newRootLogger("ERROR")).build();
  }

  private static ComponentBuilder<?> rolling(ConfigurationBuilder<BuiltConfiguration> builder) {
    return builder
        .newComponent("Policies")
        .addComponent(
            builder.newComponent("SizeBasedTriggeringPolicy").addAttribute("size", "2 KB"));
  }

  private void work() {
    Logger logger = LogManager.getLogger("part" + number % APPENDERS);
    for (int i = 0; i < 5; i++) {
      logger.info("line {} of the work of number {}, which is long enough to roll", i, number);
    }
    number++;
  }

  private void leak() throws IOException {
    Writer forgotten = new FileWriter(own.toFile(), true);
    forgotten.write("a line\n");
    forgotten.flush();
  }
}
