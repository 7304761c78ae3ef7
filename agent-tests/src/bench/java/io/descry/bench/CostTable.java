package io.descry.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints what Descry costs as a table in Markdown. Children alternate: no agent, then each column,
 * and again; a ratio is always of neighbours in time. Arguments: the agent's jar, the number of
 * forks, what to measure ({@code opens}, {@code http}, {@code start} and {@code agent}, separated
 * by commas), the homes of the JDKs.
 */
public final class CostTable {

  private static final String[] DEPTHS = {"10", "50", "200"};
  private static final String[] CAPTURES = {"", "=capture=full", "=capture=none"};

  private final String jar;
  private final int forks;
  private final List<String> wanted;

  private CostTable(String jar, int forks, String wanted) {
    this.jar = jar;
    this.forks = forks;
    this.wanted = Arrays.asList(wanted.split(","));
  }

  public static void main(String[] arguments) throws IOException {
    CostTable table = new CostTable(arguments[0], Integer.parseInt(arguments[1]), arguments[2]);
    for (int i = 3; i < arguments.length; i++) {
      table.print(new Fork(arguments[i]));
    }
  }

  private void print(Fork jdk) throws IOException {
    System.out.println("\n**" + jdk.run("", Version.class).get(0) + "**");
    if (wanted.contains("opens")) {
      opens(jdk);
    }
    if (wanted.contains("http")) {
      requests(jdk);
    }
    System.out.println("\n| CPU time | |\n|---|---|");
    if (wanted.contains("start")) {
      helloWorld(jdk);
    }
    if (wanted.contains("agent")) {
      agent(jdk);
    }
  }

  private void opens(Fork jdk) throws IOException {
    System.out.println("\n| open and close | no agent | Descry | capture=full | capture=none |");
    System.out.println("|---|---|---|---|---|");
    opens(jdk, "FileInputStream", "file");
    opens(jdk, "FileChannel.open", "channel");
    opens(jdk, "loopback connect + accept", "socket");
    opens(jdk, "FileInputStream, two threads", "file*2");
    opens(jdk, "FileChannel.open, two threads", "channel*2");
  }

  private void requests(Fork jdk) throws IOException {
    System.out.println(
        "\n| request, kept alive | no agent | Descry | capture=full | capture=none |");
    System.out.println("|---|---|---|---|---|");
    opens(jdk, "one new Throwable()", "throwable");
    for (String library : new String[] {"OkHttp", "Apache4", "Apache5", "UrlConnection"}) {
      opens(jdk, library, library);
    }
  }

  private void agent(Fork jdk) throws IOException {
    rest(jdk);
    String[] report = jdk.run(jar + "=jmx=true", ReportCost.class).get(0).split(" ");
    row("the first report over 15,000 handles; the third", report[0] + " ms; " + report[2] + " ms");
    row("allocated for them", report[1] + " MB; " + report[3] + " MB");
    row("waits of a thread that opened files meanwhile", report[4] + " in " + report[5] + " opens");
    difference(
        jdk, jar, "heap per handle held, depth 50, beyond the JVM's own", "bytes", HeapCost.class);
    String classes = "10,000 classes that no hook is for, beyond no agent";
    difference(jdk, jar, classes, "ms", ClassCost.class);
    String transformer = AgentJars.of(EmptyTransformer.class, true).getPath();
    String nothing = "the same with a transformer that does nothing";
    difference(jdk, transformer, nothing, "ms", ClassCost.class);
  }

  /** The reports of every minute are included. */
  private void rest(Fork jdk) throws IOException {
    Figures millis = new Figures();
    Figures resident = new Figures();
    Figures cached = new Figures();
    String cache = ",cache=" + warmCache(jdk);
    for (int fork = 0; fork < forks; fork++) {
      double[] without = rest(jdk, "");
      double[] with = rest(jdk, jar + "=log=none");
      double[] withCache = rest(jdk, jar + "=log=none" + cache);
      millis.add(with[0]);
      millis.add(withCache[0]);
      resident.add(with[1] - without[1]);
      cached.add(withCache[1] - without[1]);
    }
    String ofCore = String.format(Locale.ROOT, " ms (%.3f %% of a core)", millis.median() / 1_200);
    row("the agent's threads at rest, 1,000 handles, in 120 s", millis.text("%.0f") + ofCore);
    row("resident beyond the JVM", resident.text("%.1f") + " MB");
    row("resident, with cache", cached.text("%.1f") + " MB");
  }

  /** CPU milliseconds and megabytes. */
  private static double[] rest(Fork jdk, String agent) throws IOException {
    String[] figures = jdk.run(agent, RestCost.class).get(0).split(" ");
    return new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])};
  }

  private void difference(Fork jdk, String agent, String title, String unit, Class<?> main)
      throws IOException {
    Figures base = new Figures();
    Figures beyond = new Figures();
    for (int fork = 0; fork < forks; fork++) {
      double without = Double.parseDouble(jdk.run("", main).get(0));
      base.add(without);
      beyond.add(Double.parseDouble(jdk.run(agent, main).get(0)) - without);
    }
    row(title, beyond.text("%.0f") + " " + unit + " on " + base.text("%.0f"));
  }

  private void opens(Fork jdk, String title, String operation) throws IOException {
    OpenFigures figures = new OpenFigures(DEPTHS, CAPTURES.length);
    String[] arguments = new String[DEPTHS.length + 1];
    arguments[0] = operation;
    System.arraycopy(DEPTHS, 0, arguments, 1, DEPTHS.length);
    for (int fork = 0; fork < forks; fork++) {
      List<String> without = jdk.run("", OpenCost.class, arguments);
      figures.base(without);
      for (int column = 0; column < CAPTURES.length; column++) {
        figures.add(column, without, jdk.run(jar + CAPTURES[column], OpenCost.class, arguments));
      }
    }
    figures.print(title);
  }

  /** From a jar of its own: were the empty agent on its class path too, that jar stayed shut. */
  private void helloWorld(Fork anywhere) throws IOException {
    Fork jdk = anywhere.with(AgentJars.of(Hello.class, false).getPath());
    String empty = AgentJars.of(EmptyAgent.class, false).getPath();
    String cache = warmCache(jdk);
    String[] agents = {"", empty, jar, jar + "=cache=" + cache};
    List<Figures> figures = new ArrayList<>();
    for (int i = 0; i <= agents.length + 1; i++) {
      figures.add(new Figures());
    }
    for (int fork = 0; fork < 2 * forks + 1; fork++) {
      double[] millis = new double[agents.length];
      for (int i = 0; i < agents.length; i++) {
        millis[i] = jdk.cpuMillis(agents[i], Hello.class);
        figures.get(i).add(millis[i]);
      }
      figures.get(agents.length).add(millis[2] - millis[1]);
      figures.get(agents.length + 1).add(millis[3] - millis[1]);
    }
    row("hello world, no agent", figures.get(0).text("%.0f") + " ms");
    row("hello world, an empty agent", figures.get(1).text("%.0f") + " ms");
    row("hello world, Descry", figures.get(2).text("%.0f") + " ms");
    row("hello world, Descry with cache", figures.get(3).text("%.0f") + " ms");
    row("Descry beyond the empty agent", figures.get(4).text("%.0f") + " ms");
    row("the same with cache", figures.get(5).text("%.0f") + " ms");
  }

  /** Below the working folder: what is below /tmp would be refused. */
  private String warmCache(Fork jdk) throws IOException {
    File cache = new File("agent-tests/target/bench-cache").getAbsoluteFile();
    jdk.cpuMillis(jar + "=cache=" + cache, Hello.class); // The first start fills it.
    File[] kept = cache.listFiles();
    if (kept == null || kept.length == 0) {
      throw new IOException(
          "no cache was made in " + cache + ": is a folder above it writable by others?");
    }
    return cache.getPath();
  }

  private static void row(String title, String value) {
    System.out.printf(Locale.ROOT, "| %s | %s |%n", title, value);
  }
}
