package io.descry.tests.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.LineNumberReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.io.StreamTokenizer;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Scanner;

/** What wraps a file's stream: buffers, characters, data, objects, printers, scanners. */
final class Readers implements Family {

  @Override
  public void addTo(Corpus corpus) {
    buffers(corpus);
    characters(corpus);
    data(corpus);
    printers(corpus);
    failing(corpus);
  }

  private static FileInputStream in(Page page, String text) throws IOException {
    return new FileInputStream(page.file("a", text));
  }

  private static void buffers(Corpus corpus) {
    corpus
        .program(
            "a buffered stream marks, resets, and forgets its mark",
            page -> {
              try (InputStream in = new BufferedInputStream(in(page, "0123456789"), 4)) {
                page.say(in.read(), in.markSupported());
                in.mark(2);
                page.say(in.read(), in.read());
                in.reset();
                page.say(in.read(), in.skip(6), in.read());
                page.does("reset", in::reset);
              }
            })
        .program(
            "a buffered stream is used when it is closed",
            page -> {
              InputStream in = new BufferedInputStream(in(page, "0123456789"));
              in.read();
              in.close();
              in.close();
              page.tell("read", in::read);
              page.does("reset", in::reset);
              page.tell("available", in::available);
            })
        .program(
            "bytes are pushed back, and streams follow each other",
            page -> {
              try (PushbackInputStream in = new PushbackInputStream(in(page, "abc"), 2)) {
                int first = in.read();
                in.unread(first);
                in.unread('x');
                page.does("too many", () -> in.unread('y'));
                page.say(in.read(), in.read(), in.available());
              }
              try (InputStream in = new SequenceInputStream(in(page, "a"), in(page, "b"))) {
                page.say(in.read(), in.read(), in.read(), in.available());
              }
            })
        .program(
            "piped streams, and a writer that ends",
            page -> {
              PipedInputStream in = new PipedInputStream(4);
              page.tell("unconnected", in::read);
              PipedOutputStream out = new PipedOutputStream(in);
              page.does("twice", () -> out.connect(in));
              Worker writer =
                  Worker.start(
                      () -> {
                        out.write(new byte[10]);
                        out.close();
                        return "written";
                      });
              int count = 0;
              while (in.read() >= 0) {
                count++;
              }
              page.say(count, writer.outcome());
              in.close();
            });
  }

  private static void characters(Corpus corpus) {
    corpus
        .program(
            "lines and their numbers",
            page -> {
              try (LineNumberReader in =
                  new LineNumberReader(new FileReader(page.file("a", "x\ny\r\nz")))) {
                page.say(in.readLine(), in.getLineNumber(), in.readLine(), in.readLine());
                page.say(in.readLine(), in.getLineNumber());
              }
            })
        .program(
            "a reader is used when it is closed",
            page -> {
              BufferedReader in = new BufferedReader(new FileReader(page.file("a", "x\ny")));
              page.say(in.ready(), in.readLine());
              in.close();
              in.close();
              page.tell("read", in::readLine);
              page.tell("ready", in::ready);
              Writer out = new OutputStreamWriter(new FileOutputStream(page.absent("b")), "UTF-8");
              out.close();
              page.does("write", () -> out.write("x"));
            })
        .program(
            "an encoding that is not there",
            page -> {
              page.does("writer", () -> new OutputStreamWriter(System.out, "none-8"));
              page.does("printer", () -> new PrintStream(page.absent("a"), "none-8"));
              page.does("scanner", () -> new Scanner(page.file("b", "x"), "none-8"));
            })
        .program(
            "a scanner and a tokenizer",
            page -> {
              try (Scanner scanner = new Scanner(page.file("a", "1 two 3,5\nlast"))) {
                page.say(scanner.nextInt(), scanner.next(), scanner.hasNextInt());
                page.tell("int", scanner::nextInt);
                page.say(scanner.nextLine(), scanner.nextLine(), scanner.ioException());
                page.tell("line", scanner::nextLine);
                scanner.close();
                page.tell("closed", scanner::hasNext);
              }
              try (FileReader in = new FileReader(page.file("a", "x = 42"))) {
                StreamTokenizer tokens = new StreamTokenizer(in);
                tokens.nextToken();
                page.say(tokens, tokens.nextToken(), tokens.nextToken(), tokens.nval);
              }
            });
  }

  private static void data(Corpus corpus) {
    corpus
        .program(
            "data of every type",
            page -> {
              File file = page.absent("a");
              try (DataOutputStream out = new DataOutputStream(new FileOutputStream(file))) {
                out.writeInt(7);
                out.writeDouble(0.5);
                out.writeUTF("€");
                page.say(out.size());
              }
              try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
                page.say(in.readInt(), in.readDouble(), in.readUTF());
                page.tell("fully", () -> in.readByte());
              }
            })
        .program(
            "objects are written and read, and some refused",
            page -> {
              File file = page.absent("a");
              try (ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream(file))) {
                out.writeObject(new Point());
                out.writeObject(new IOException("message"));
                page.does("refused", () -> out.writeObject(new Object()));
              }
              try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(file))) {
                page.say(((Point) in.readObject()).x, in.readObject());
                page.tell("aborted", in::readObject);
              }
              page.tell("no header", () -> new ObjectInputStream(page.keep(in(page, "none"))));
            });
  }

  private static final class Point implements Serializable {
    private static final long serialVersionUID = 5;
    final int x = 4;
  }

  private static void printers(Corpus corpus) {
    corpus.program(
        "printers swallow what goes wrong",
        page -> {
          PrintStream out = new PrintStream(page.absent("a"), "UTF-8");
          out.printf("%d %s%n", 4, "x").append('c').flush();
          page.say(out.checkError(), page.absent("a").length());
          out.close();
          out.println("lost");
          page.say(out.checkError());
          PrintWriter writer = new PrintWriter(page.absent("b"));
          writer.close();
          writer.println("lost");
          page.say(writer.checkError(), page.absent("b").length());
        });
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "a stream below throws in the middle",
            page -> {
              Broken broken = new Broken(in(page, "0123456789"));
              BufferedReader in =
                  new BufferedReader(new java.io.InputStreamReader(broken, "UTF-8"));
              page.tell("lines", () -> in.lines().count());
              page.does("close", in::close);
              page.say(broken.closed);
            })
        .program(
            "closing throws, and what was suppressed",
            page -> {
              page.tell(
                  "both",
                  () -> {
                    try (Broken broken = new Broken(in(page, "0"))) {
                      return broken.read();
                    }
                  });
              page.does("unchecked", () -> throwUnchecked(page));
            });
  }

  private static void throwUnchecked(Page page) {
    throw new UncheckedIOException(
        page.folder.getName().isEmpty() ? "" : "text", new IOException("cause"));
  }

  private static final class Broken extends FilterInputStream {
    boolean closed;

    Broken(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      throw new IOException("broken");
    }

    @Override
    public void close() throws IOException {
      super.close();
      closed = true;
      throw new IOException("broken close");
    }
  }
}
