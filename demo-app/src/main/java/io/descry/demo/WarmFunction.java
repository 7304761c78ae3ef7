package io.descry.demo;

import io.descry.api.Descry;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Scenario {@code function}: a function in the cloud whose JVM is kept warm between invocations, so
 * that what one forgets the next ones inherit.
 */
final class WarmFunction {

  private final File config;
  private final URI cache;
  private final List<InputStream> streams = new ArrayList<>();
  private final List<CacheClient> clients = new ArrayList<>();
  private CacheClient shared;

  WarmFunction(File config, URI cache) {
    this.config = config;
    this.cache = cache;
  }

  /** Three descriptors more after every invocation: a file, and the two of a client's pool. */
  boolean invokeLeaky() throws IOException {
    Descry.mark("invocation"); // Not needed to find the leak: the report then counts by it.
    InputStream in = new FileInputStream(config); // The leak: read on every call, never closed.
    streams.add(in);
    Properties properties = new Properties();
    properties.load(in);
    CacheClient client = new CacheClient(cache); // The second leak: a client, and pool, per call.
    clients.add(client);
    return client.isCached(properties.getProperty("greeting"));
  }

  /** Read and built at the first invocation, and kept like the JVM. */
  boolean invokeFixed() throws IOException {
    Descry.mark("invocation");
    if (shared == null) {
      shared = new CacheClient(cache); // The fix.
    }
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(config)) { // And the other.
      properties.load(in);
    }
    return shared.isCached(properties.getProperty("greeting"));
  }
}
