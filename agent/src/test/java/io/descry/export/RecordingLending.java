package io.descry.export;

/** Counts how deep the agent's thread is in the application. */
final class RecordingLending implements Lending {

  int entered;
  int inside;

  @Override
  public void enter() {
    entered++;
    inside++;
  }

  @Override
  public void leave() {
    inside--;
  }
}
