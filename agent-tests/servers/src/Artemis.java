package io.descry.servers;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A message broker with a journal and short visits; the leak is a session a second. */
public final class Artemis {
  private static final String URL = "tcp://127.0.0.1:" + Integer.getInteger("port", 19616);

  private Artemis() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration(Load.folder("artemis")));
    server.start();
    ServerLocator locator = ActiveMQClient.createServerLocator(URL);
    ClientSession session = locator.createSessionFactory().createSession();

    for (int i = 0; i < 8; i++) {
      session.createQueue(
          QueueConfiguration.of("queue-" + i).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    }

    int[] turn = new int[] {0};
    load.each(200L, () -> visit(locator, "queue-" + turn[0]++ % 8));
    load.leakEach(1000L, () -> leak(locator));
    load.finish();
  }

  private static void leak(ServerLocator locator) throws Exception {
    locator.createSessionFactory().createSession().start();
  }

  private static void visit(ServerLocator locator, String queue) throws Exception {
    try (ClientSessionFactory connection = locator.createSessionFactory();
        ClientSession session = connection.createSession()) {
      ClientProducer producer = session.createProducer(queue);
      for (int i = 0; i < 20; i++) {
        ClientMessage message = session.createMessage(true);
        message.getBodyBuffer().writeBytes(new byte[4000]);
        producer.send(message);
      }
      receive(session, queue);
    }
  }

  private static void receive(ClientSession session, String queue) throws Exception {
    session.start();
    try (ClientConsumer consumer = session.createConsumer(queue)) {
      for (int i = 0; i < 20; i++) {
        ClientMessage message = consumer.receive(500L);
        if (message == null) {
          return;
        }
        message.acknowledge();
      }
    }
    session.commit();
  }

  private static Configuration configuration(Path folder) throws Exception {
    return new ConfigurationImpl()
        .setPersistenceEnabled(true)
        .setSecurityEnabled(false)
        .setJournalType(JournalType.NIO)
        .setJournalFileSize(1048576)
        .setJournalMinFiles(2)
        .setJournalPoolFiles(4)
        .setJournalDirectory(folder + "/journal")
        .setBindingsDirectory(folder + "/bindings")
        .setPagingDirectory(folder + "/paging")
        .setLargeMessagesDirectory(folder + "/large")
        .addAcceptorConfiguration("tcp", URL);
  }
}
