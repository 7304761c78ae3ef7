package io.descry.recording;

import io.descry.model.DescriptorClass;
import io.descry.model.TcpState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;

/** The lines of a recording that are about sites and handles. One thread. */
final class SiteCommands {

  private static final int MOST_SITES = 4_096;
  private static final int MOST_HANDLES = 1 << 20;
  private static final int MOST_DESCRIPTORS_EACH = 64;
  private static final long MOST_COUNT = 1L << 50;

  private final RecordedProcess process;

  SiteCommands(RecordedProcess process) {
    this.process = process;
  }

  /** False if the line is about something else. */
  boolean read(RecordingWords words, long nowMillis) throws RecordingException {
    switch (words.command()) {
      case "site":
        addSite(words);
        return true;
      case "other":
        others(words);
        return true;
      case "open":
        open(words, nowMillis);
        return true;
      case "close":
        for (RecordedHandle handle : chosen(words)) {
          end(handle, 1, 0);
        }
        return true;
      case "collect":
        for (RecordedHandle handle : chosen(words)) {
          end(handle, 0, 1);
        }
        return true;
      case "lose":
        for (RecordedHandle handle : chosen(words)) {
          handle.site.orphan(handle);
        }
        return true;
      case "half-close":
        for (RecordedHandle handle : chosen(words)) {
          handle.tcp = TcpState.CLOSE_WAIT;
        }
        return true;
      case "churn":
        site(words).ended(words.number(2, "the count", 1, MOST_COUNT), 0);
        return true;
      default:
        return single(words, nowMillis);
    }
  }

  /** The lines that the agent writes: of one handle each. */
  private boolean single(RecordingWords words, long nowMillis) throws RecordingException {
    switch (words.command()) {
      case "+":
        removeCounted(site(words)); // A count may have told of it already.
        long ageMillis = words.number(3, "the age", 0, MOST_COUNT);
        add(
            words,
            words.number(2, "the handle", 0, MOST_COUNT),
            nowMillis - ageMillis,
            words.word(4, "the target"),
            words.number(5, "the thread", 0, MOST_COUNT),
            (int) words.number(6, "the descriptors", 0, MOST_DESCRIPTORS_EACH));
        return true;
      case "-":
        end(handle(words), 0, 0);
        return true;
      case "!":
        RecordedHandle lost = handle(words);
        lost.site.orphan(lost);
        return true;
      case "~":
        handle(words).tcp = TcpState.CLOSE_WAIT;
        return true;
      case "=":
        count(words, nowMillis);
        return true;
      default:
        return false;
    }
  }

  /** What a tick counted. Handles that have no line of their own come and go by the count. */
  private void count(RecordingWords words, long nowMillis) throws RecordingException {
    RecordedSite site = site(words);
    long change =
        site.tell(
            words.number(2, "the open", 0, MOST_HANDLES),
            words.number(3, "the closed", 0, MOST_COUNT),
            words.number(4, "the collected", 0, MOST_COUNT));
    for (; change > 0; change--) {
      site.addCounted(make(words, site, process.nextCountedId++, nowMillis, "/counted", 1, 1));
    }
    for (; change < 0; change++) {
      removeCounted(site);
    }
  }

  private void removeCounted(RecordedSite site) {
    RecordedHandle counted = site.lastCounted();
    if (counted != null) {
      remove(counted);
    }
  }

  private void addSite(RecordingWords words) throws RecordingException {
    if (process.sites.size() >= MOST_SITES) {
      throw words.wrong("more than " + MOST_SITES + " sites");
    }
    String name = words.word(1, "the name of the site");
    String id = words.option("id", RecordedSite.fingerprint(name));
    if (!id.matches("[0-9a-f]{16}")) {
      throw words.wrong("the id \"" + id + "\" has not 16 hex digits");
    }
    int line = 3;
    while (words.word(line, "the line of code").equals("accepted")
        || words.word(line, "the line of code").startsWith("id=")) {
      line++;
    }
    RecordedSite site =
        new RecordedSite(
            id, words.kind(2), line > 3 && words.has("accepted"), words.rest(line, "the line"));
    if (process.sites.putIfAbsent(name, site) != null) {
      throw words.wrong("there is a site \"" + name + "\" already");
    }
  }

  /** Descriptors without a site: {@code other jvm 40}, {@code other unknown 3}. */
  private void others(RecordingWords words) throws RecordingException {
    String name = words.word(1, "the class");
    for (DescriptorClass owner : DescriptorClass.values()) {
      if (owner != DescriptorClass.TRACKED && owner.toString().equals(name)) {
        int count = (int) words.number(2, "the count", 0, MOST_HANDLES);
        List<Integer> before = process.others.remove(owner);
        process.numbers.giveBack(before == null ? Collections.<Integer>emptyList() : before);
        process.others.put(owner, process.numbers.take(count));
        return;
      }
    }
    throw words.wrong("there is no class \"" + name + "\": jvm, agent, preAttach or unknown");
  }

  private void open(RecordingWords words, long nowMillis) throws RecordingException {
    int count = (int) words.number(2, "the count", 1, MOST_HANDLES);
    String target = words.option("target", "/recorded/" + words.word(1, "the site"));
    long thread = words.number(words.option("thread", "1"), "the thread", 0, MOST_COUNT);
    int each = (int) words.number(words.option("fds", "1"), "the fds", 0, MOST_DESCRIPTORS_EACH);
    for (int i = 0; i < count; i++) {
      add(words, process.nextId++, nowMillis, target, thread, each);
    }
  }

  private void add(
      RecordingWords words, long id, long openedAt, String target, long thread, int descriptors)
      throws RecordingException {
    RecordedSite site = site(words);
    site.add(make(words, site, id, openedAt, target, thread, descriptors));
  }

  private RecordedHandle make(
      RecordingWords words,
      RecordedSite site,
      long id,
      long openedAt,
      String target,
      long thread,
      int descriptors)
      throws RecordingException {
    boolean full = process.numbers.taken() + descriptors > MOST_HANDLES;
    if (full || process.handles.size() >= MOST_HANDLES) {
      throw words.wrong("more than " + MOST_HANDLES + " handles are open");
    }
    if (process.handles.containsKey(id)) {
      throw words.wrong("handle " + id + " is open already");
    }
    RecordedHandle handle =
        new RecordedHandle(
            site,
            id,
            RecordingClock.millis(openedAt),
            target,
            thread,
            process.numbers.take(site.site.kind.isLogical() ? 0 : descriptors));
    process.handles.put(id, handle);
    return handle;
  }

  private void end(RecordedHandle handle, long byHand, long byCollector) {
    handle.site.ended(byHand, byCollector);
    remove(handle);
  }

  private void remove(RecordedHandle handle) {
    handle.site.remove(handle);
    process.handles.remove(handle.id);
    process.numbers.giveBack(handle.numbers);
  }

  private RecordedSite site(RecordingWords words) throws RecordingException {
    String name = words.word(1, "the site");
    RecordedSite site = process.sites.get(name);
    if (site == null) {
      throw words.wrong("there is no site \"" + name + "\"; a line \"site\" comes first");
    }
    return site;
  }

  private RecordedHandle handle(RecordingWords words) throws RecordingException {
    RecordedHandle handle = process.handles.get(words.number(1, "the handle", 0, Long.MAX_VALUE));
    if (handle == null) {
      throw words.wrong("handle " + words.word(1, "the handle") + " is not open");
    }
    return handle;
  }

  /** The oldest handles of a site, or the newest; {@code all} of them. */
  private List<RecordedHandle> chosen(RecordingWords words) throws RecordingException {
    NavigableMap<Long, RecordedHandle> open = site(words).open;
    long count =
        words.word(2, "the count").equals("all")
            ? open.size()
            : words.number(2, "the count", 1, MOST_HANDLES);
    if (count > open.size()) {
      throw words.wrong("only " + open.size() + " handles of this site are open");
    }
    List<RecordedHandle> chosen = new ArrayList<>();
    Iterator<RecordedHandle> inOrder =
        (words.has("newest") ? open.descendingMap() : open).values().iterator();
    while (chosen.size() < count) {
      chosen.add(inOrder.next());
    }
    return chosen;
  }
}
