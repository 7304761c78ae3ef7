package io.descry.tests.known;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.ObjIntConsumer;

/** pgjdbc issue 2350. */
public final class PostgresRefusedLogin implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    Properties user = new Properties();
    user.put("user", "somebody");
    user.put("sslmode", "disable");
    user.put("gssEncMode", "disable");
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/db";
    try (Connection connection = new org.postgresql.Driver().connect(url, user)) {
      throw new IllegalStateException("the server let us in: " + connection);
    } catch (SQLException e) {
      return; // As it must be.
    }
  }
}
