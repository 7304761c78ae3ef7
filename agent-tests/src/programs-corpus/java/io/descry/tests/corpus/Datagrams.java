package io.descry.tests.corpus;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** DatagramSocket, MulticastSocket and DatagramChannel. */
final class Datagrams implements Family {

  @Override
  public void addTo(Corpus corpus) {
    sockets(corpus);
    failing(corpus);
    channels(corpus);
  }

  private static DatagramSocket here() throws Exception {
    return new DatagramSocket(0, Loopback.HERE);
  }

  private static DatagramPacket packet(String text, DatagramSocket to) throws Exception {
    byte[] bytes = text.getBytes("US-ASCII");
    return new DatagramPacket(bytes, bytes.length, Loopback.HERE, to.getLocalPort());
  }

  private static String receive(DatagramSocket socket, int size) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[size], size);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), "US-ASCII");
  }

  private static void sockets(Corpus corpus) {
    corpus
        .program(
            "packets arrive, whole, cut, and empty",
            page -> {
              try (DatagramSocket one = here();
                  DatagramSocket two = here()) {
                one.send(packet("hello", two));
                one.send(packet("hello", two));
                one.send(packet("", two));
                page.say(receive(two, 10), receive(two, 3), "'" + receive(two, 5) + "'");
              }
            })
        .program(
            "a connected socket hears its peer alone",
            page -> {
              try (DatagramSocket one = here();
                  DatagramSocket two = here();
                  DatagramSocket other = here()) {
                two.connect(Loopback.HERE, one.getLocalPort());
                other.send(packet("from another", two));
                one.send(packet("from the peer", two));
                page.say(receive(two, 20), two.isConnected(), two.getInetAddress());
                page.does("elsewhere", () -> two.send(packet("x", other)));
                two.disconnect();
                page.say(two.isConnected(), two.getPort());
              }
            })
        .program(
            "a multicast socket and its options",
            page -> {
              try (MulticastSocket socket = new MulticastSocket(0)) {
                socket.setTimeToLive(3);
                page.say(socket.getTimeToLive(), socket.getReuseAddress(), socket.isBound());
                page.does("ttl", () -> socket.setTimeToLive(300));
                page.does("no group", () -> socket.joinGroup(InetAddress.getByName("10.0.0.1")));
              }
            })
        .program(
            "a receive times out",
            page -> {
              try (DatagramSocket socket = here()) {
                socket.setSoTimeout(20);
                page.tell("receive", () -> receive(socket, 5));
                page.say(socket.isClosed());
              }
            })
        .program(
            "a datagram socket is closed while a thread receives",
            page -> {
              DatagramSocket socket = here();
              Worker worker = Worker.start(() -> receive(socket, 5)).blockedIn("receive");
              socket.close();
              page.say(worker.outcome());
            });
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "datagram sockets that cannot be",
            page -> {
              try (DatagramSocket socket = here()) {
                int port = socket.getLocalPort();
                page.does("in use", () -> new DatagramSocket(port, Loopback.HERE).close());
              }
              page.does("port", () -> new DatagramSocket(-1));
              page.does("foreign", () -> new DatagramSocket(0, InetAddress.getByName("192.0.2.1")));
            })
        .program(
            "a datagram socket is used when it is closed",
            page -> {
              DatagramSocket socket = new DatagramSocket((SocketAddress) null);
              page.say(socket.isBound(), socket.getLocalPort());
              socket.close();
              socket.close();
              page.say(socket.isClosed(), socket.getLocalPort());
              page.does("send", () -> socket.send(packet("x", socket)));
              page.tell("receive", () -> receive(socket, 5));
              page.does("bind", () -> socket.bind(new InetSocketAddress(0)));
              page.tell("time-out", socket::getSoTimeout);
            });
  }

  private static void channels(Corpus corpus) {
    corpus
        .program(
            "a datagram channel sends and receives",
            page -> {
              SocketAddress any = new InetSocketAddress(Loopback.HERE, 0);
              try (DatagramChannel one = DatagramChannel.open().bind(any);
                  DatagramChannel two = DatagramChannel.open().bind(any)) {
                page.say(one.send(ByteBuffer.wrap(new byte[7]), two.getLocalAddress()));
                ByteBuffer buffer = ByteBuffer.allocate(20);
                page.say(one.getLocalAddress().equals(two.receive(buffer)), buffer.position());
                two.configureBlocking(false);
                page.say(two.receive(buffer));
                page.tell("unconnected", () -> two.read(buffer));
                two.connect(one.getLocalAddress());
                page.tell("twice", () -> two.connect(one.getLocalAddress()).isConnected());
                page.say(two.disconnect().isConnected());
              }
            })
        .program(
            "a datagram channel's socket",
            page -> {
              try (DatagramChannel channel = DatagramChannel.open()) {
                DatagramSocket socket = channel.socket();
                page.say(
                    socket == channel.socket(), socket.isBound(), socket.getChannel() == channel);
                socket.bind(new InetSocketAddress(Loopback.HERE, 0));
                socket.close();
                page.say(channel.isOpen());
                page.tell("bind", () -> channel.bind(null));
              }
            })
        .program(
            "a datagram channel is closed while a thread receives",
            page -> {
              DatagramChannel channel = DatagramChannel.open();
              channel.bind(new InetSocketAddress(Loopback.HERE, 0));
              Worker worker =
                  Worker.start(() -> channel.receive(ByteBuffer.allocate(9))).blockedIn("receive");
              channel.close();
              page.say(worker.outcome());
            })
        .program(
            "a thread that receives from a datagram channel is interrupted",
            page -> {
              DatagramChannel channel = DatagramChannel.open();
              channel.bind(new InetSocketAddress(Loopback.HERE, 0));
              Worker worker =
                  Worker.start(() -> channel.receive(ByteBuffer.allocate(9))).blockedIn("receive");
              worker.interrupt();
              page.say(worker.outcome(), channel.isOpen());
            });
  }
}
