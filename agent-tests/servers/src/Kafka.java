package io.descry.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker with retention, three topics, producers and consumers. */
public final class Kafka {
  private static final int PORT = Integer.getInteger("port", 19092);
  private static final String SERVER = "127.0.0.1:" + PORT;
  private static final int PARTITIONS = 12;
  private static final List<String> TOPICS = List.of("orders", "events", "audit");

  private Kafka() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    Properties settings = settings(Load.folder("kafka"));
    format(settings);
    new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
    createTopics();
    produce(load);
    consume(load);
    load.finish();
  }

  private static Properties settings(Path folder) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + (PORT + 1));
    settings.put("listeners", "PLAINTEXT://" + SERVER + ",CONTROLLER://127.0.0.1:" + (PORT + 1));
    settings.put("advertised.listeners", "PLAINTEXT://" + SERVER);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "10");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("log.retention.check.interval.ms", "10000");
    settings.put("log.segment.delete.delay.ms", "10000");
    return settings;
  }

  private static void format(Properties settings) throws Exception {
    Path file = Path.of("server.properties").toAbsolutePath();

    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }

    String[] command =
        new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    StorageTool.execute(command, new PrintStream(OutputStream.nullOutputStream()));
  }

  private static void createTopics() throws Exception {
    Map<String, String> rolling =
        Map.of(
            "segment.bytes",
            "262144",
            "segment.ms",
            "30000",
            "retention.ms",
            "90000",
            "retention.bytes",
            "1048576",
            "file.delete.delay.ms",
            "10000");
    List<NewTopic> topics = new ArrayList<>();
    TOPICS.forEach(t -> topics.add(new NewTopic(t, 12, (short) 1).configs(rolling)));
    try (Admin admin = Admin.create(client())) {
      admin.createTopics(topics).all().get();
    }
  }

  private static Properties client() {
    Properties client = new Properties();
    client.put("bootstrap.servers", SERVER);
    return client;
  }

  private static void produce(Load load) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    byte[] value = new byte[2000];
    long[] sent = new long[] {0L};
    load.each(
        10L,
        () -> {
          long n = (long) (sent[0]++);
          int partition = (int) (n / (long) TOPICS.size() % 12L);
          String topic = TOPICS.get((int) (n % (long) TOPICS.size()));
          producer.send(new ProducerRecord<>(topic, partition, null, value));
        });
  }

  private static void consume(Load load) {
    for (String topic : TOPICS) {
      KafkaConsumer<byte[], byte[]> consumer = consumer(topic);
      load.each(500L, () -> poll(consumer));
    }

    load.each(
        15000L,
        () -> {
          try (KafkaConsumer<byte[], byte[]> visitor = consumer("audit")) {
            visitor.poll(Duration.ofMillis(500L));
          }
        });
  }

  private static void poll(KafkaConsumer<byte[], byte[]> consumer) {
    synchronized (consumer) {
      consumer.poll(Duration.ofMillis(100L));
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
    Properties client = client();
    client.put("group.id", "group-" + topic);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }
}
