package io.descry.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with requests and redeployments. */
public final class Tomcats {
  private static final int ARCHIVES = 4;

  private Tomcats() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Load.folder("tomcat").toString());
    Load.folder("tomcat/webapps");
    tomcat.setPort(0);
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.start();
    tomcat.getConnector();
    Deployments deployments = new Deployments(tomcat);
    deployments.next();
    int port = tomcat.getConnector().getLocalPort();
    load.each(50L, () -> request(port));
    load.each(20000L, deployments::next);
    load.finish();
  }

  private static void request(int port) throws IOException {
    URI page = URI.create("http://127.0.0.1:" + port + "/shop/page");
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    if (connection.getResponseCode() == 200) {
      try (InputStream body = connection.getInputStream()) {
        body.readAllBytes();
      }
    } else if (connection.getErrorStream() != null) {
      connection.getErrorStream().close();
    }
  }

  private static final class Deployments {
    private final Tomcat tomcat;
    private Context current;
    private Path folder;
    private int count;

    Deployments(Tomcat tomcat) {
      this.tomcat = tomcat;
    }

    void next() throws Exception {
      Path old = this.folder;
      if (this.current != null) {
        this.current.stop();
        this.tomcat.getHost().removeChild(this.current);
        this.current.destroy();
      }

      this.folder = Load.folder("shop-" + this.count++);
      Files.writeString(this.folder.resolve("page.txt"), "page".repeat(500));

      for (int i = 0; i < 4; i++) {
        archive(Load.folder(this.folder + "/WEB-INF/lib").resolve("lib-" + i + ".jar"), i);
      }

      this.current = this.tomcat.addWebapp("/shop", this.folder.toString());
      Tomcat.addServlet(this.current, "page", new PageServlet());
      this.current.addServletMappingDecoded("/page", "page");
      if (old != null) {
        Load.delete(old);
      }
    }

    private static void archive(Path file, int number) throws IOException {
      try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
        jar.putNextEntry(new JarEntry("words-" + number + ".txt"));
        jar.write("words".repeat(200).getBytes());
      }
    }
  }

  private static final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try (InputStream page = this.getServletContext().getResourceAsStream("/page.txt")) {
        page.transferTo(response.getOutputStream());
      }

      ClassLoader loader = this.getServletContext().getClassLoader();

      for (int i = 0; i < 4; i++) {
        try (InputStream words = loader.getResourceAsStream("words-" + i + ".txt")) {
          words.transferTo(response.getOutputStream());
        }
      }
    }
  }
}
