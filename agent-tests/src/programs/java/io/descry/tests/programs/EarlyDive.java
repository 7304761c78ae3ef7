package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Loads classes of channels in the last frames of its stack, before the agent's thread has begun:
 * whatever else wants to run on the thread that loads them has no room. Then opens one of each.
 */
public final class EarlyDive {

  private static final long STACK_BYTES = 512 * 1024;

  private static final String[] CLASSES = {
    "sun.nio.ch.SocketChannelImpl",
    "sun.nio.ch.ServerSocketChannelImpl",
    "sun.nio.ch.DatagramChannelImpl",
  };

  private final AutoCloseable[] open = new AutoCloseable[3];
  private int loaded;

  private EarlyDive() {}

  public static void main(String[] args) throws Exception {
    EarlyDive dive = new EarlyDive();
    Thread diver = new Thread(null, dive::down, "diver", STACK_BYTES);
    diver.start();
    diver.join();
    System.out.println("loaded " + dive.loaded);
    System.out.println("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    commands.readLine(); // By now the agent's thread has begun.
    dive.open();
    System.out.println("opened");
    commands.readLine();
    for (AutoCloseable one : dive.open) {
      one.close();
    }
  }

  /** The deepest frame that can load the class does. */
  private void down() {
    try {
      down();
    } catch (StackOverflowError e) {
      // This is one of the last frames.
    }
    load();
  }

  private void load() {
    try {
      while (loaded < CLASSES.length) {
        Class.forName(CLASSES[loaded], false, null);
        loaded++;
      }
    } catch (StackOverflowError | ClassNotFoundException e) {
      // A frame further up has more room.
    }
  }

  private void open() throws IOException {
    open[0] = SocketChannel.open();
    open[1] = ServerSocketChannel.open();
    open[2] = DatagramChannel.open();
  }
}
