package io.descry.boot;

import java.io.DescryAccess;
import java.io.FileDescriptor;
import java.net.SocketImpl;
import java.util.IdentityHashMap;
import java.util.Map;

/** Numbers by hand: no descriptor of the kernel is needed. Throws where it was told to. */
public final class FakeAccess extends DescryAccess {

  private final Map<FileDescriptor, Integer> numbers = new IdentityHashMap<>();

  /** Thrown by every look-up of a number, or null. */
  public RuntimeException failure;

  /** A descriptor that this access knows. */
  public FileDescriptor descriptor(int number) {
    FileDescriptor descriptor = new FileDescriptor();
    numbers.put(descriptor, number);
    return descriptor;
  }

  @Override
  public int number(FileDescriptor descriptor) {
    return answer(numbers.getOrDefault(descriptor, -1));
  }

  @Override
  public int number(SocketImpl socket) {
    return answer(-1);
  }

  @Override
  public int channelNumber(Object channel) {
    return answer(channel instanceof Integer number ? number : -1);
  }

  @Override
  public int eventNumber(Object event) {
    return answer(event instanceof Integer number ? number : -1);
  }

  @Override
  public long threadId(Thread thread) {
    return thread.getId();
  }

  private int answer(int number) {
    if (failure != null) {
      throw failure;
    }
    return number;
  }
}
