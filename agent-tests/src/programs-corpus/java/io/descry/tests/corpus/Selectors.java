package io.descry.tests.corpus;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;

/** Selector, SelectionKey and Pipe. */
final class Selectors implements Family {

  @Override
  public void addTo(Corpus corpus) {
    selecting(corpus);
    waking(corpus);
    keys(corpus);
    closing(corpus);
    pipes(corpus);
  }

  private static Pipe pipe(boolean blocking) throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(blocking);
    return pipe;
  }

  private static void close(Pipe pipe) throws Exception {
    pipe.source().close();
    pipe.sink().close();
  }

  private static void selecting(Corpus corpus) {
    corpus
        .program(
            "a pipe becomes ready to read",
            page -> {
              Pipe pipe = pipe(false);
              try (Selector selector = Selector.open()) {
                SelectionKey key = pipe.source().register(selector, SelectionKey.OP_READ, "mine");
                page.say(selector.selectNow(), selector.keys().size());
                pipe.sink().write(ByteBuffer.allocate(3));
                page.say(selector.select(5000), key.isReadable(), key.attachment());
                page.say(selector.select(1), selector.selectedKeys().size());
                selector.selectedKeys().clear();
                page.say(selector.selectNow(), pipe.source().read(ByteBuffer.allocate(5)));
              } finally {
                close(pipe);
              }
            })
        .program(
            "a server of one thread accepts, reads and sees the end",
            page -> {
              try (Selector selector = Selector.open();
                  ServerSocketChannel server = ServerSocketChannel.open();
                  SocketChannel client = SocketChannel.open()) {
                server.bind(new InetSocketAddress(Loopback.HERE, 0)).configureBlocking(false);
                server.register(selector, SelectionKey.OP_ACCEPT);
                client.connect(server.getLocalAddress());
                page.say(
                    selector.select(5000),
                    selector.selectedKeys().iterator().next().isAcceptable());
                selector.selectedKeys().clear();
                try (SocketChannel accepted = server.accept()) {
                  accepted.configureBlocking(false);
                  accepted.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                  page.say(
                      selector.select(5000), selector.selectedKeys().iterator().next().readyOps());
                  client.close();
                  accepted.keyFor(selector).interestOps(SelectionKey.OP_READ);
                  selector.selectedKeys().clear();
                  page.say(selector.select(5000), accepted.read(ByteBuffer.allocate(1)));
                }
                page.say(selector.selectNow(), selector.keys().size());
              }
            })
        .program(
            "nothing becomes ready in time",
            page -> {
              try (Selector selector = Selector.open()) {
                page.say(selector.select(10), selector.selectNow());
                page.tell("negative", () -> selector.select(-1));
              }
            });
  }

  private static void waking(Corpus corpus) {
    corpus
        .program(
            "a wake-up before and during a selection",
            page -> {
              try (Selector selector = Selector.open()) {
                selector.wakeup().wakeup();
                page.say(selector.select(), selector.selectNow());
                Worker worker = Worker.start(selector::select).blockedIn("select");
                selector.wakeup();
                page.say(worker.outcome());
              }
            })
        .program(
            "a selecting thread is interrupted: the selector stays open",
            page -> {
              try (Selector selector = Selector.open()) {
                Worker worker = Worker.start(selector::select).blockedIn("select");
                worker.interrupt();
                page.say(worker.outcome(), selector.isOpen());
              }
            })
        .program(
            "a selector is closed while a thread selects",
            page -> {
              Selector selector = Selector.open();
              Worker worker = Worker.start(selector::select).blockedIn("select");
              selector.close();
              page.say(worker.outcome(), selector.isOpen());
            });
  }

  private static void keys(Corpus corpus) {
    corpus
        .program(
            "keys are cancelled, and channels registered again",
            page -> {
              Pipe pipe = pipe(false);
              try (Selector selector = Selector.open()) {
                SelectionKey key = pipe.source().register(selector, SelectionKey.OP_READ);
                page.tell("wrong operation", () -> key.interestOps(SelectionKey.OP_WRITE));
                key.cancel();
                page.say(key.isValid(), selector.keys().size());
                page.tell("interest", key::interestOps);
                page.tell("too soon", () -> pipe.source().register(selector, 1));
                page.say(selector.selectNow(), selector.keys().size());
                page.tell("again", () -> pipe.source().register(selector, 1).isValid());
                page.tell("blocking", () -> pipe.source().configureBlocking(true));
              } finally {
                close(pipe);
              }
            })
        .program(
            "a channel that blocks cannot be registered",
            page -> {
              Pipe pipe = pipe(true);
              try (Selector selector = Selector.open()) {
                page.tell("register", () -> pipe.source().register(selector, 1));
                page.tell("null", () -> pipe.source().register(null, 1));
                page.tell("keys", () -> selector.keys().add(null));
              } finally {
                close(pipe);
              }
            });
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a channel is closed while it is registered, then the selector selects",
            page -> {
              Pipe pipe = pipe(false);
              try (Selector selector = Selector.open()) {
                SelectionKey key = pipe.source().register(selector, SelectionKey.OP_READ);
                pipe.source().close();
                page.say(key.isValid(), selector.keys().size(), selector.selectNow());
                page.say(selector.keys().size());
                page.tell("write", () -> pipe.sink().write(ByteBuffer.allocate(1)));
              } finally {
                close(pipe);
              }
            })
        .program(
            "a selector is closed before its channels",
            page -> {
              Pipe pipe = pipe(false);
              Selector selector = Selector.open();
              SelectionKey key = pipe.source().register(selector, SelectionKey.OP_READ);
              selector.close();
              selector.close();
              page.say(key.isValid(), pipe.source().isOpen(), pipe.source().isRegistered());
              page.tell("select", selector::select);
              page.tell("keys", selector::keys);
              page.tell("wake up", () -> selector.wakeup().isOpen());
              page.tell("register", () -> pipe.source().register(selector, 1));
              close(pipe);
            })
        .program(
            "a hundred selectors are opened and closed",
            page -> {
              for (int i = 0; i < 100; i++) {
                SelectorProvider.provider().openSelector().close();
              }
              page.say(SelectorProvider.provider() == SelectorProvider.provider());
            });
  }

  private static void pipes(Corpus corpus) {
    corpus
        .program(
            "the ends of a pipe",
            page -> {
              Pipe pipe = pipe(true);
              pipe.sink().write(new ByteBuffer[] {ByteBuffer.allocate(2), ByteBuffer.allocate(3)});
              page.say(pipe.source().read(ByteBuffer.allocate(9)));
              pipe.sink().close();
              page.say(pipe.source().read(ByteBuffer.allocate(1)));
              pipe.source().close();
              page.tell("read", () -> pipe.source().read(ByteBuffer.allocate(1)));
              page.tell("write", () -> pipe.sink().write(ByteBuffer.allocate(1)));
            })
        .program(
            "a pipe is full",
            page -> {
              Pipe pipe = pipe(true);
              pipe.sink().configureBlocking(false);
              int written = 0;
              for (int n = 1; n > 0; written += n) {
                n = pipe.sink().write(ByteBuffer.allocate(4096));
              }
              page.say(written > 4096, pipe.sink().write(ByteBuffer.allocate(4096)));
              close(pipe);
            })
        .program(
            "a pipe's source is closed while a thread reads",
            page -> {
              Pipe pipe = pipe(true);
              Page.Call read = () -> pipe.source().read(ByteBuffer.allocate(1));
              Worker worker = Worker.start(read).blockedIn("read");
              pipe.source().close();
              page.say(worker.outcome());
              close(pipe);
            })
        .program(
            "a thread that reads from a pipe is interrupted",
            page -> {
              Pipe pipe = pipe(true);
              Page.Call read = () -> pipe.source().read(ByteBuffer.allocate(1));
              Worker worker = Worker.start(read).blockedIn("read");
              worker.interrupt();
              page.say(worker.outcome(), pipe.source().isOpen(), pipe.sink().isOpen());
              close(pipe);
            });
  }
}
