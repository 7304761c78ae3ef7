package io.descry.servers;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A gRPC server and clients that come and go; the leak is a channel a second. */
public final class Grpc {
  private static final MethodDescriptor<byte[], byte[]> ECHO =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("Pages/Echo")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private Grpc() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    Server server = ServerBuilder.forPort(0).addService(service()).build().start();
    int port = server.getPort();
    ManagedChannel steady = channel(port);
    Queue<ManagedChannel> clients = new ArrayDeque<>();
    load.each(20L, () -> call(steady));
    load.each(2000L, () -> replace(clients, port));
    load.leakEach(1000L, () -> leak(port));
    load.finish();
  }

  private static void leak(int port) {
    call(channel(port));
  }

  private static void replace(Queue<ManagedChannel> clients, int port) throws Exception {
    ManagedChannel client = channel(port);
    call(client);
    clients.add(client);
    if (clients.size() > 30) {
      clients.remove().shutdown().awaitTermination(2L, TimeUnit.SECONDS);
    }
  }

  private static ManagedChannel channel(int port) {
    return ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  private static void call(ManagedChannel channel) {
    ClientCalls.blockingUnaryCall(channel, ECHO, CallOptions.DEFAULT, new byte[200]);
  }

  private static ServerServiceDefinition service() {
    return ServerServiceDefinition.builder("Pages")
        .addMethod(
            ECHO,
            ServerCalls.asyncUnaryCall(
                (request, response) -> {
                  response.onNext(request);
                  response.onCompleted();
                }))
        .build();
  }

  private static final class Bytes implements Marshaller<byte[]> {
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
