package io.descry.registry;

import java.util.HashMap;
import java.util.Map;

/** The kernel's links by hand. */
final class FakeLinks implements LinkReader {

  private final Map<Integer, String> links = new HashMap<>();

  FakeLinks put(int number, String link) {
    links.put(number, link);
    return this;
  }

  void remove(int number) {
    links.remove(number);
  }

  @Override
  public String link(int number) {
    return links.get(number);
  }
}
