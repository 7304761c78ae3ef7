package io.descry.tests.corpus;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asynchronous channels and their groups. All but the last in a group of their own. */
final class AsyncChannels implements Family {

  @Override
  public void addTo(Corpus corpus) {
    files(corpus);
    sockets(corpus);
    failing(corpus);
    groups(corpus);
  }

  /** A group with a connection in it. */
  private static final class Connected implements AutoCloseable {
    final AsynchronousChannelGroup group = group();
    final AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open(group);
    final AsynchronousSocketChannel client = AsynchronousSocketChannel.open(group);
    final AsynchronousSocketChannel accepted;

    Connected() throws Exception {
      server.bind(new InetSocketAddress(Loopback.HERE, 0));
      Future<AsynchronousSocketChannel> accept = server.accept();
      client.connect(server.getLocalAddress()).get();
      accepted = accept.get();
    }

    @Override
    public void close() throws Exception {
      client.close();
      accepted.close();
      server.close();
      end(group);
    }
  }

  private static AsynchronousChannelGroup group() throws Exception {
    return AsynchronousChannelGroup.withFixedThreadPool(2, Executors.defaultThreadFactory());
  }

  private static void end(AsynchronousChannelGroup group) throws Exception {
    group.shutdownNow();
    group.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** What the handler was told. */
  private static final class Told implements CompletionHandler<Integer, Object> {
    final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void completed(Integer result, Object attachment) {
      text.complete("completed " + result + " " + attachment);
    }

    @Override
    public void failed(Throwable e, Object attachment) {
      text.complete("failed " + e + " " + attachment);
    }

    String get() throws Exception {
      return text.get(10, TimeUnit.SECONDS);
    }
  }

  private static void files(Corpus corpus) {
    corpus
        .program(
            "a file is read and written by futures and handlers",
            page -> {
              try (AsynchronousFileChannel file =
                  AsynchronousFileChannel.open(page.path("a", "0123456789"), READ, WRITE)) {
                page.say(file.read(ByteBuffer.allocate(4), 8).get(), file.size());
                page.say(file.read(ByteBuffer.allocate(4), 10).get());
                Told told = new Told();
                file.write(ByteBuffer.allocate(5), 20, "here", told);
                page.say(told.get(), file.truncate(3).size());
                page.tell("negative", () -> file.read(ByteBuffer.allocate(1), -1));
              }
            })
        .program(
            "an asynchronous file is used when it is closed",
            page -> {
              AsynchronousFileChannel file = AsynchronousFileChannel.open(page.path("a", "012"));
              page.tell("write", () -> file.write(ByteBuffer.allocate(1), 0).get());
              file.close();
              file.close();
              page.tell("read", () -> file.read(ByteBuffer.allocate(1), 0).get());
              page.tell("size", file::size);
              page.say(file.isOpen());
            });
  }

  private static void sockets(Corpus corpus) {
    corpus
        .program(
            "bytes go through asynchronous sockets",
            page -> {
              try (Connected both = new Connected()) {
                page.say(both.client.write(ByteBuffer.allocate(5)).get());
                page.say(both.accepted.read(ByteBuffer.allocate(9)).get());
                Told told = new Told();
                both.accepted.read(ByteBuffer.allocate(9), 0L, TimeUnit.SECONDS, "x", told);
                both.client.write(ByteBuffer.allocate(2)).get();
                page.say(told.get());
              }
            })
        .program(
            "the output is shut down asynchronously",
            page -> {
              try (Connected both = new Connected()) {
                both.client.shutdownOutput();
                page.say(both.accepted.read(ByteBuffer.allocate(9)).get());
                page.tell("write", () -> both.client.write(ByteBuffer.allocate(1)).get());
              }
            })
        .program(
            "two reads at once, and a time-out",
            page -> {
              try (Connected both = new Connected()) {
                both.accepted.read(ByteBuffer.allocate(1));
                page.tell("second", () -> both.accepted.read(ByteBuffer.allocate(1)));
                Told told = new Told();
                both.client.read(ByteBuffer.allocate(1), 20L, TimeUnit.MILLISECONDS, "late", told);
                page.say(told.get());
                page.tell("after it", () -> both.client.read(ByteBuffer.allocate(1)));
              }
            })
        .program(
            "closing ends a read and an accept",
            page -> {
              try (Connected both = new Connected()) {
                Future<Integer> read = both.client.read(ByteBuffer.allocate(1));
                Future<AsynchronousSocketChannel> accept = both.server.accept();
                page.tell("second", both.server::accept);
                both.client.close();
                both.server.close();
                page.tell("read", read::get);
                page.tell("accept", accept::get);
                page.tell("then", () -> both.client.write(ByteBuffer.allocate(1)).get());
                page.tell("then", () -> both.server.accept().get());
              }
            })
        .program(
            "a read is cancelled",
            page -> {
              try (Connected both = new Connected()) {
                Future<Integer> read = both.client.read(ByteBuffer.allocate(1));
                page.say(read.cancel(true), read.isCancelled());
                page.tell("get", read::get);
                page.say(both.client.isOpen());
              }
            });
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "nobody listens to an asynchronous socket",
            page -> {
              AsynchronousChannelGroup group = group();
              try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group)) {
                page.tell("connect", () -> channel.connect(Loopback.refused()).get());
                page.say(channel.isOpen());
              }
              end(group);
            })
        .program(
            "asynchronous sockets that are not ready",
            page -> {
              AsynchronousChannelGroup group = group();
              try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
                  AsynchronousServerSocketChannel server =
                      AsynchronousServerSocketChannel.open(group)) {
                page.tell("read", () -> channel.read(ByteBuffer.allocate(1)));
                page.tell("accept", server::accept);
                page.say(channel.getRemoteAddress(), server.getLocalAddress());
              }
              end(group);
            });
  }

  private static void groups(Corpus corpus) {
    corpus
        .program(
            "a group is shut down with its channels",
            page -> {
              AsynchronousChannelGroup group = group();
              AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
              group.shutdown();
              page.say(group.isShutdown(), group.isTerminated());
              group.shutdownNow();
              page.say(group.awaitTermination(10, TimeUnit.SECONDS), channel.isOpen());
            })
        .losing(
            "a channel is opened in a group that is shut down",
            page -> {
              AsynchronousChannelGroup group = group();
              AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
              group.shutdown();
              // The constructor opens the socket before it is refused, and does not close it.
              page.tell("open", () -> AsynchronousSocketChannel.open(group));
              channel.close();
              end(group);
            })
        .program(
            "groups of every sort of pool",
            page -> {
              end(group());
              end(AsynchronousChannelGroup.withThreadPool(Executors.newSingleThreadExecutor()));
              end(
                  AsynchronousChannelGroup.withCachedThreadPool(
                      Executors.newCachedThreadPool(), 1));
              page.tell("null", () -> AsynchronousChannelGroup.withThreadPool(null));
            });
  }
}
