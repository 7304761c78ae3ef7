package io.descry.tests.programs;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp 3.14, 4 and 5. */
public final class OkHttpCalls implements HttpLibraryCalls {

  private final String address;
  private final OkHttpClient client = new OkHttpClient();

  public OkHttpCalls(String address) {
    this.address = address;
    client.dispatcher().setMaxRequestsPerHost(50);
  }

  private Call newCall(OkHttpClient with) {
    return with.newCall(new Request.Builder().url(address).build());
  }

  @Override
  public Closeable call() throws Exception {
    return read(client);
  }

  private Closeable read(OkHttpClient with) throws IOException {
    Response response = newCall(with).execute();
    response.body().bytes();
    return response;
  }

  @Override
  public Closeable unread() throws Exception {
    return newCall(client).execute();
  }

  @Override
  public Closeable unreadByAnotherThread() throws Exception {
    final BlockingQueue<Response> answer = new ArrayBlockingQueue<>(1);
    newCall(client)
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                e.printStackTrace();
              }

              @Override
              public void onResponse(Call call, Response response) {
                answer.add(response);
              }
            });
    return answer.poll(10, TimeUnit.SECONDS);
  }

  @Override
  public Closeable clientOfItsOwn() throws Exception {
    OkHttpClient own = new OkHttpClient();
    read(own);
    return () -> close(own);
  }

  @Override
  public Closeable derivedClient() throws Exception {
    OkHttpClient derived = client.newBuilder().readTimeout(5, TimeUnit.SECONDS).build();
    return read(derived);
  }

  @Override
  public void close() {
    close(client);
  }

  private static void close(OkHttpClient client) {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
