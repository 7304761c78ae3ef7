package io.descry.servers;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Boot {
  private static final Queue<Connection> LOST = new ConcurrentLinkedQueue<>();

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    String folder = Load.folder("h2").toString();
    Server h2 = Server.createTcpServer(new String[] {"-tcpPort", "0", "-ifNotExists"}).start();
    SpringApplication application = new SpringApplication(new Class[] {Boot.class});
    application.setDefaultProperties(
        Map.of(
            "server.port",
            "0",
            "server.address",
            "127.0.0.1",
            "spring.datasource.url",
            "jdbc:h2:tcp://127.0.0.1:" + h2.getPort() + "/" + folder + "/db",
            "spring.datasource.username",
            "sa",
            "spring.datasource.hikari.maximum-pool-size",
            "400",
            "spring.datasource.hikari.minimum-idle",
            "5",
            "spring.datasource.hikari.max-lifetime",
            "30000",
            "spring.datasource.hikari.idle-timeout",
            "10000"));
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext) application.run(new String[0]);
    ((JdbcTemplate) context.getBean(JdbcTemplate.class))
        .execute("create table orders(id identity, text varchar)");
    int port = context.getWebServer().getPort();
    DataSource pool = (DataSource) context.getBean(DataSource.class);
    load.each(50L, () -> request(port));
    load.leakEach(1000L, () -> leak(pool));
    load.finish();
  }

  private static void leak(DataSource pool) throws Exception {
    Connection connection = pool.getConnection();
    connection.createStatement().execute("select count(*) from orders");
    LOST.add(connection);
  }

  private static void request(int port) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + port + "/orders");
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();

    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }

  @RestController
  public static class Orders {
    private final JdbcTemplate database;

    public Orders(JdbcTemplate database) {
      this.database = database;
    }

    @GetMapping({"/orders"})
    public String orders() {
      this.database.update("insert into orders(text) values (?)", new Object[] {"an order"});
      return this.database.queryForObject("select count(*) from orders", Long.class) + "";
    }
  }
}
