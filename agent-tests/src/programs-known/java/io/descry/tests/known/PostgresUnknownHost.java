package io.descry.tests.known;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.ObjIntConsumer;

/** pgjdbc issue 2684. */
public final class PostgresUnknownHost implements ObjIntConsumer<Path> {

  @Override
  public void accept(Path folder, int port) {
    Properties user = new Properties();
    user.put("user", "somebody");
    String url = "jdbc:postgresql://no-such-host.invalid:5432/db";
    try (Connection connection = new org.postgresql.Driver().connect(url, user)) {
      throw new IllegalStateException("there is such a host: " + connection);
    } catch (SQLException e) {
      return; // As it must be.
    }
  }
}
