package io.descry.tests.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/**
 * HikariCP over H2, which serves a database of files over TCP in the same process; the leak is
 * connections made past the pool and kept.
 */
public final class HikariPool {

  private final List<Connection> kept = new ArrayList<>();
  private final String url;
  private final HikariDataSource pool;
  private int number;

  private HikariPool(String url) throws SQLException {
    this.url = url;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(10);
    this.pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement create = connection.createStatement()) {
      create.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(40))");
    }
  }

  public static void main(String[] args) throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    HikariPool hikari =
        new HikariPool("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + args[0] + "/items");
    Driven.byCommands(hikari::work, hikari::leak);
    hikari.pool.close();
    for (Connection connection : hikari.kept) {
      connection.close();
    }
    server.stop();
  }

  private void work() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
      insert.setInt(1, ++number);
      insert.setString(2, "item " + number);
      insert.executeUpdate();
    }
    try (Connection connection = pool.getConnection();
        Statement select = connection.createStatement();
        ResultSet count = select.executeQuery("SELECT COUNT(*) FROM item")) {
      if (!count.next() || count.getInt(1) != number) {
        throw new SQLException("not " + number + " rows");
      }
    }
  }

  private void leak() throws SQLException {
    kept.add(DriverManager.getConnection(url, "sa", ""));
  }
}
