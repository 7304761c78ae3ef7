package io.descry.tests.corpus;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** WatchService. */
final class Watches implements Family {

  @Override
  public void addTo(Corpus corpus) {
    corpus
        .program(
            "events of a folder arrive",
            page -> {
              try (WatchService service = FileSystems.getDefault().newWatchService()) {
                Path folder = page.folder.toPath();
                WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_DELETE);
                page.say(service.poll(), key.isValid(), key.watchable().equals(folder));
                Files.delete(page.path("a", "text"));
                page.say(events(service, 2));
                page.say(key.reset());
                key.cancel();
                page.say(key.isValid(), key.reset());
              }
            })
        .program(
            "a folder that is watched is deleted",
            page -> {
              try (WatchService service = FileSystems.getDefault().newWatchService()) {
                Path folder = Files.createDirectory(page.absent("d").toPath());
                WatchKey key = folder.register(service, ENTRY_CREATE);
                Files.delete(folder);
                page.say(service.take() == key, key.reset(), key.isValid());
              }
            })
        .program(
            "what cannot be watched",
            page -> {
              try (WatchService service = FileSystems.getDefault().newWatchService()) {
                Path folder = page.folder.toPath();
                page.tell("a file", () -> page.path("a", "x").register(service, ENTRY_CREATE));
                page.tell("missing", () -> folder.resolve("none").register(service, ENTRY_CREATE));
                page.tell("no kind", () -> folder.register(service));
                page.tell("null", () -> folder.register(null, ENTRY_MODIFY));
                page.tell("in time", () -> service.poll(5, TimeUnit.MILLISECONDS));
              }
            })
        .program(
            "a service is closed while a thread waits",
            page -> {
              WatchService service = FileSystems.getDefault().newWatchService();
              Worker worker = Worker.start(service::take).blockedIn("take");
              service.close();
              page.say(worker.outcome());
            })
        .program(
            "a thread that waits for a watch is interrupted",
            page -> {
              try (WatchService service = FileSystems.getDefault().newWatchService()) {
                Worker worker = Worker.start(service::take).blockedIn("take");
                worker.interrupt();
                page.say(worker.outcome());
                page.tell("still there", service::poll);
              }
            })
        .program(
            "a service is used when it is closed",
            page -> {
              WatchService service = FileSystems.getDefault().newWatchService();
              WatchKey key = page.folder.toPath().register(service, ENTRY_CREATE);
              service.close();
              service.close();
              page.tell("poll", service::poll);
              page.tell("register", () -> page.folder.toPath().register(service, ENTRY_CREATE));
              page.say(key.isValid());
            });
  }

  private static Set<String> events(WatchService service, int count) throws Exception {
    Set<String> events = new TreeSet<>();
    while (events.size() < count) {
      WatchKey key = service.take();
      for (WatchEvent<?> event : key.pollEvents()) {
        events.add(event.kind() + " " + event.context());
      }
      key.reset();
    }
    return events;
  }
}
