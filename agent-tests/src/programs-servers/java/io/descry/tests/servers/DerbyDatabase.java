package io.descry.tests.servers;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Derby inside the process, with many tables; the leak is an export that is not closed. */
public final class DerbyDatabase {

  private static final int TABLES = 20;

  private final String url;
  private final Path export;
  private int number;

  private DerbyDatabase(Path folder) throws SQLException {
    this.url = "jdbc:derby:" + folder.resolve("items");
    this.export = folder.resolve("export.csv");
    DriverManager.getConnection(url + ";create=true").close();
  }

  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]);
    System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
    System.setProperty("derby.system.durability", "test"); // A slow disk is not the subject.
    DerbyDatabase derby = new DerbyDatabase(folder);
    Driven.byCommands(derby::work, derby::leak);
    try {
      DriverManager.getConnection("jdbc:derby:;shutdown=true");
    } catch (SQLException shutDown) {
      System.out.println(shutDown.getSQLState());
    }
  }

  private void work() throws SQLException {
    String table = "item" + number % TABLES;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (number < TABLES) {
        statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, name VARCHAR(40))");
      }
      statement.execute("INSERT INTO " + table + " VALUES (" + number + ", 'an item')");
      count(statement, table, number / TABLES + 1);
    }
    number++;
  }

  private static void count(Statement statement, String table, int expected) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      if (!count.next() || count.getInt(1) != expected) {
        throw new SQLException("not " + expected + " rows in " + table);
      }
    }
  }

  private void leak() throws IOException {
    Writer forgotten = Files.newBufferedWriter(export);
    forgotten.write("id,name\n");
    forgotten.flush();
  }
}
