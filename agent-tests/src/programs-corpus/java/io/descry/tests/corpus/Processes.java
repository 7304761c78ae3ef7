package io.descry.tests.corpus;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Processes and their pipes. */
final class Processes implements Family {

  @Override
  public void addTo(Corpus corpus) {
    running(corpus);
    redirected(corpus);
    failing(corpus);
    closing(corpus);
    ending(corpus);
  }

  private static Process sh(String script) throws IOException {
    return new ProcessBuilder("sh", "-c", script).start();
  }

  private static String line(InputStream in) throws IOException {
    return new BufferedReader(new InputStreamReader(in, "US-ASCII")).readLine();
  }

  private static void close(Process process) throws IOException {
    process.getInputStream().close();
    process.getErrorStream().close();
    try {
      process.getOutputStream().close();
    } catch (IOException unwritten) {
      return; // A buffer that the process did not want any more.
    }
  }

  private static void running(Corpus corpus) {
    corpus
        .program(
            "a process is talked to, and ends",
            page -> {
              Process process = sh("read a; echo got $a; echo err >&2; exit 3");
              try (OutputStream out = process.getOutputStream()) {
                out.write("this\n".getBytes("US-ASCII"));
              }
              page.say(line(process.getInputStream()), line(process.getErrorStream()));
              page.say(process.waitFor(), process.exitValue(), process.isAlive());
              close(process);
            })
        .program(
            "output is read when the process has long ended",
            page -> {
              Descriptors before = Descriptors.now();
              Process process = sh("echo one; echo two");
              page.say(process.waitFor(), before.added(0));
              InputStream in = process.getInputStream();
              page.say(in.available(), line(in), in.read());
              close(process);
            })
        .program(
            "environment and folder",
            page -> {
              ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo $CORPUS; pwd");
              builder.environment().put("CORPUS", "here");
              Process process = builder.directory(page.folder).start();
              BufferedReader in =
                  new BufferedReader(new InputStreamReader(process.getInputStream()));
              page.say(in.readLine(), in.readLine(), in.readLine(), process.waitFor());
              close(process);
            })
        .program(
            "which descriptors a process inherits",
            page -> {
              try (java.io.FileInputStream in = new java.io.FileInputStream(page.file("a", "x"))) {
                Process process = sh("ls /proc/$$/fd | grep -v '^[3-9]$' | tr '\\n' ' '");
                page.say(in.read(), line(process.getInputStream()), process.waitFor());
                close(process);
              }
            })
        .program(
            "Runtime.exec splits its words",
            page -> {
              Process process = Runtime.getRuntime().exec(new String[] {"echo", "a b", "c"});
              page.say(line(process.getInputStream()), process.waitFor());
              close(process);
            });
  }

  private static void redirected(Corpus corpus) {
    corpus
        .program(
            "input and output are files",
            page -> {
              File out = page.absent("out");
              ProcessBuilder builder = new ProcessBuilder("cat");
              builder.redirectInput(page.file("in", "content")).redirectOutput(out);
              Process process = builder.redirectError(Redirect.appendTo(out)).start();
              page.say(process.waitFor(), Files.readAllLines(out.toPath()));
              page.say(process.getInputStream().read(), process.getErrorStream().available());
              page.does("write", () -> process.getOutputStream().write(1));
              close(process);
            })
        .program(
            "errors go where output goes",
            page -> {
              ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo out; echo err >&2");
              Process process = builder.redirectErrorStream(true).start();
              BufferedReader in =
                  new BufferedReader(new InputStreamReader(process.getInputStream()));
              page.say(in.readLine(), in.readLine(), process.getErrorStream().read());
              page.say(process.waitFor());
              close(process);
            })
        .program(
            "output is inherited",
            page -> {
              System.out.flush();
              Process process =
                  new ProcessBuilder("echo", "  by the child")
                      .redirectOutput(Redirect.INHERIT)
                      .start();
              page.say(process.waitFor());
              close(process);
            })
        .program(
            "redirection from what is not there",
            page -> {
              ProcessBuilder builder = new ProcessBuilder("cat").redirectInput(page.absent("none"));
              page.does("input", builder::start);
              ProcessBuilder to = new ProcessBuilder("cat").redirectOutput(page.folder);
              page.does("output", to::start);
            });
  }

  private static void failing(Corpus corpus) {
    corpus.program(
        "programs that cannot start",
        page -> {
          page.does("missing", () -> new ProcessBuilder("/none/such").start());
          page.does(
              "not executable", () -> new ProcessBuilder(page.file("a", "x").getPath()).start());
          page.does("a folder", () -> new ProcessBuilder("/tmp").start());
          page.does("no words", () -> new ProcessBuilder().start());
          page.does("null", () -> new ProcessBuilder("sh", null).start());
          page.does("NUL", () -> new ProcessBuilder("sh", "a\0b").start());
          page.does("folder", () -> new ProcessBuilder("sh").directory(page.absent("no")).start());
          page.does("empty", () -> Runtime.getRuntime().exec(""));
        });
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "streams of a process are used when they are closed",
            page -> {
              Process process = sh("exec sleep 1000");
              process.getOutputStream().close();
              process.getOutputStream().close();
              page.does("write", () -> process.getOutputStream().write(1));
              page.does("flush", () -> process.getOutputStream().flush());
              process.getInputStream().close();
              page.tell("read", () -> process.getInputStream().read());
              process.destroy();
              page.say(process.waitFor());
              close(process);
            })
        .program(
            "the child does not read: the pipe is broken",
            page -> {
              Descriptors before = Descriptors.now();
              Process process = sh("exec 0<&-; echo closed; read a < /dev/null; exit 0");
              page.say(line(process.getInputStream()), process.waitFor(), before.added(0));
              OutputStream out = process.getOutputStream();
              page.does(
                  "write",
                  () -> {
                    out.write(1);
                    out.flush();
                  });
              page.does("close", out::close);
              close(process);
            })
        .program(
            "a process's output is closed while it still runs",
            page -> {
              Process process = sh("read a; echo $a");
              process.getInputStream().close();
              process.getOutputStream().write('\n');
              process.getOutputStream().close();
              page.tell("exit", () -> process.waitFor(20, TimeUnit.SECONDS));
              close(process);
            });
  }

  private static void ending(Corpus corpus) {
    corpus
        .program(
            "a process is destroyed while a thread reads from it",
            page -> {
              Process process = sh("exec cat");
              page.tell("too early", process::exitValue);
              Worker worker = Worker.start(() -> process.getInputStream().read()).blockedIn("read");
              process.destroy();
              page.say(process.waitFor());
              page.tell("read", () -> worker.outcome().toString().matches("-1|throws .*closed"));
              close(process);
            })
        .program(
            "a process is destroyed by force",
            page -> {
              Process process = sh("exec cat");
              page.say(process.isAlive(), process.waitFor(1, TimeUnit.MILLISECONDS));
              page.say(process.destroyForcibly() == process, process.waitFor(), process.isAlive());
              close(process);
            })
        .program(
            "a thread that waits for a process is interrupted",
            page -> {
              Process process = sh("exec cat");
              Worker worker = Worker.start(process::waitFor).blockedIn("waitFor");
              worker.interrupt();
              page.say(worker.outcome(), process.isAlive());
              process.getOutputStream().close();
              page.say(process.waitFor());
              close(process);
            })
        .program(
            "ten processes at once",
            page -> {
              Process[] all = new Process[10];
              for (int i = 0; i < 10; i++) {
                all[i] = sh("exit " + i);
              }
              int sum = 0;
              for (Process process : all) {
                sum += process.waitFor();
                close(process);
              }
              page.say(sum);
            });
  }
}
