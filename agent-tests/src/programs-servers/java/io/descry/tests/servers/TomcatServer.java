package io.descry.tests.servers;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with one servlet; the leak is a file stream that is forgotten. */
public final class TomcatServer {

  private TomcatServer() {}

  public static void main(String[] args) throws Exception {
    Driven.onlyFailuresInLog();
    Path folder = Paths.get(args[0]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "pages", new Pages(new Page(folder)));
    context.addServletMappingDecoded("/", "pages");
    tomcat.start();
    Driven.byRequests(tomcat.getConnector().getLocalPort());
    tomcat.stop();
    tomcat.destroy();
  }

  private static final class Pages extends HttpServlet {

    private static final long serialVersionUID = 1;
    private final transient Page page;

    Pages(Page page) {
      this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().equals(Page.LEAK)) {
        leak(page.file);
      }
      response.getOutputStream().write(page.read());
    }
  }

  private static int leak(Path file) throws IOException {
    InputStream forgotten = new FileInputStream(file.toFile());
    return forgotten.read();
  }
}
