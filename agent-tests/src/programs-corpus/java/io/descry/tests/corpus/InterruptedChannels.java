package io.descry.tests.corpus;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Socket channels that are closed, and threads that are interrupted, in the middle of a call. */
final class InterruptedChannels implements Family {

  @Override
  public void addTo(Corpus corpus) {
    closing(corpus);
    interrupting(corpus);
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a channel is closed while a thread reads",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                Worker worker = Worker.start(() -> both.client.read(bytes(1))).blockedIn("read");
                both.client.close();
                page.say(worker.outcome());
              }
            })
        .program(
            "a server channel is closed while a thread accepts",
            page -> {
              ServerSocketChannel server = ChannelLoopback.server();
              Worker worker = Worker.start(server::accept).blockedIn("accept");
              server.close();
              page.say(worker.outcome());
            })
        .program(
            "the input is shut down while a thread reads from the channel",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                Worker worker = Worker.start(() -> both.client.read(bytes(1))).blockedIn("read");
                both.client.shutdownInput();
                page.say(worker.outcome(), both.client.isOpen());
              }
            });
  }

  private static void interrupting(Corpus corpus) {
    corpus
        .program(
            "a thread that reads from a channel is interrupted",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                Worker worker = Worker.start(() -> both.client.read(bytes(1))).blockedIn("read");
                worker.interrupt();
                page.say(worker.outcome(), both.client.isOpen());
                page.say(both.accepted.read(bytes(1)));
              }
            })
        .program(
            "a thread that is interrupted already reads, writes, accepts",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                page.say(interrupted(() -> both.client.read(bytes(1))));
                page.say(interrupted(() -> both.accepted.write(bytes(1))));
                page.say(interrupted(() -> both.server.accept()));
                page.say(both.client.isOpen(), both.accepted.isOpen(), both.server.isOpen());
              }
            })
        .program(
            "a thread that is interrupted already connects",
            page -> {
              try (ServerSocketChannel server = ChannelLoopback.server();
                  SocketChannel channel = SocketChannel.open()) {
                page.say(interrupted(() -> channel.connect(server.getLocalAddress())));
                page.say(channel.isOpen());
              }
            });
  }

  private static Object interrupted(Page.Call call) throws InterruptedException {
    Page.Call first =
        () -> {
          Thread.currentThread().interrupt();
          return call.call();
        };
    return Worker.start(first).outcome();
  }
}
