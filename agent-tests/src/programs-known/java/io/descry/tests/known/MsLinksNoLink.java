package io.descry.tests.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import mslinks.ShellLink;
import mslinks.ShellLinkException;

/** mslinks issue 14. */
public final class MsLinksNoLink implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    try {
      new ShellLink(Scratch.file(folder, "no.lnk", "this is no link, and long enough to be read"));
      throw new IllegalStateException("that was a link");
    } catch (IOException | ShellLinkException e) {
      return; // As it must be.
    }
  }
}
