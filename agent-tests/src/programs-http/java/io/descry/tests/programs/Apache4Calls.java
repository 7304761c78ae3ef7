package io.descry.tests.programs;

import java.io.Closeable;
import java.io.IOException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4. */
public final class Apache4Calls implements HttpLibraryCalls {

  private final String address;
  private final PoolingHttpClientConnectionManager pool = pool();
  private final CloseableHttpClient client =
      HttpClients.custom().setConnectionManager(pool).build();

  public Apache4Calls(String address) {
    this.address = address;
  }

  private static PoolingHttpClientConnectionManager pool() {
    PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    pool.setMaxTotal(50);
    pool.setDefaultMaxPerRoute(50);
    return pool;
  }

  @Override
  public Closeable call() throws Exception {
    return read(client);
  }

  private Closeable read(CloseableHttpClient with) throws IOException {
    CloseableHttpResponse response = with.execute(new HttpGet(address));
    EntityUtils.consume(response.getEntity());
    return response;
  }

  @Override
  public Closeable unread() throws Exception {
    return client.execute(new HttpGet(address));
  }

  @Override
  public Closeable unreadByAnotherThread() throws Exception {
    return unread();
  }

  @Override
  public Closeable clientOfItsOwn() throws Exception {
    CloseableHttpClient own = HttpClients.createDefault();
    read(own);
    return own;
  }

  @Override
  public Closeable derivedClient() throws Exception {
    read(HttpClients.custom().setConnectionManager(pool).build());
    return () -> {}; // To close it would close the pool.
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
