package io.descry.tests.known;

import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisException;

/** jedis issue 1104. */
public final class JedisRefusedSelect implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    JedisPool pool = new JedisPool(new JedisPoolConfig(), "127.0.0.1", port, 2_000, null, 7);
    try {
      pool.getResource().close();
      throw new IllegalStateException("the server has such a database");
    } catch (JedisException e) {
      return; // As it must be.
    } finally {
      pool.destroy();
    }
  }
}
