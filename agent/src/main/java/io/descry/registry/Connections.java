package io.descry.registry;

import java.io.DescryHandle;
import java.io.DescryKind;
import java.io.DescryTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The numbers of the application's stream sockets. */
final class Connections {

  private Connections() {}

  /** Some of them at least: one more than so many where there are more. */
  static List<Integer> numbers(DescryTable table, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = table.next(0);
        number >= 0 && numbers.size() <= most;
        number = table.next(number + 1)) {
      DescryHandle handle = table.get(number);
      if (handle != null
          && handle.holder == DescryHandle.APPLICATION
          && isConnection(handle.kind)) {
        numbers.add(number);
      }
    }
    return Collections.unmodifiableList(numbers);
  }

  private static boolean isConnection(int kind) {
    return kind == DescryKind.SOCKET
        || kind == DescryKind.SOCKET_CHANNEL
        || kind == DescryKind.ASYNC_SOCKET_CHANNEL;
  }
}
