package io.descry.registry;

import java.util.HashMap;
import java.util.Map;

/** The kernel's links by hand. */
final class FakeLinks implements LinkReader {

  private final Map<Integer, String> links = new HashMap<>();
  private Runnable meanwhile = () -> {};

  FakeLinks put(int number, String link) {
    links.put(number, link);
    return this;
  }

  void remove(int number) {
    links.remove(number);
  }

  /** Runs once, before the next answer: what another thread does meanwhile. */
  void onRead(Runnable meanwhile) {
    this.meanwhile = meanwhile;
  }

  @Override
  public String link(int number) {
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    return links.get(number);
  }
}
