package io.descry.tests.programs;

import java.io.Closeable;
import java.io.IOException;

/** One library's way to call. What is returned closes what it opened. */
interface HttpLibraryCalls extends Closeable {

  /** By the shared client, read to the end. */
  Closeable call() throws Exception;

  /** By the shared client, neither read nor closed. */
  Closeable unread() throws Exception;

  /** The same, where the library has a thread for it. */
  Closeable unreadByAnotherThread() throws Exception;

  /** A client that is built for one call. */
  Closeable clientOfItsOwn() throws Exception;

  /** A client that shares what costs something with the shared one. */
  Closeable derivedClient() throws Exception;

  /** Closes the shared client. */
  @Override
  void close() throws IOException;
}
