package io.descry.registry;

import io.descry.model.DescriptorClass;
import io.descry.model.HandleKind;
import io.descry.model.HostPort;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.Site;
import java.io.DescryHandle;
import java.io.DescryLogical;
import java.io.DescryTable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the immutable views of handles. One thread. */
final class HandleView {

  private static final int LONGEST_THREAD_NAME = 200;

  private final DescryTable table;

  /** The same for each, and so all of it is set for each. */
  private final OpenHandleBuilder view = new OpenHandleBuilder();

  private @Nullable String longName;
  private @Nullable String cutName;

  HandleView(DescryTable table) {
    this.table = table;
  }

  OpenHandle of(
      DescryHandle handle,
      boolean orphaned,
      @Nullable Site site,
      @Nullable Long readingSinceMillis) {
    view.id = handle.id;
    view.kind = HandleKind.of(handle.kind);
    view.numbers = numbers(handle, table);
    view.target = target(handle);
    view.remote = remote(handle.remote);
    view.openedAtMillis = handle.openedAtMillis;
    view.threadId = handle.threadId;
    view.threadName = threadName(handle.threadName);
    view.virtualThread = handle.virtual;
    view.orphaned = orphaned;
    view.owner = owner(handle.holder);
    view.site = site;
    view.clientId = null;
    view.exchangeId = null;
    view.socketId = null;
    addClient(view, handle.client);
    view.readingSinceMillis = readingSinceMillis;
    return view.build();
  }

  /**
   * Cut: servers write a request's URL into the name of its thread, and each handle repeats the
   * name. Neighbours mostly have the same thread.
   */
  private @Nullable String threadName(@Nullable String name) {
    if (name != longName) {
      longName = name;
      cutName = name == null ? null : cut(name);
    }
    return cutName;
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_THREAD_NAME
        ? name
        : name.substring(0, LONGEST_THREAD_NAME) + "...";
  }

  /** A socket's call leads to its client; a call without a client leads to its socket. */
  private static void addClient(OpenHandleBuilder view, @Nullable DescryHandle owner) {
    if (owner == null) {
      return;
    }
    switch (HandleKind.of(owner.kind)) {
      case HTTP_CLIENT:
        view.clientId = id(owner);
        return;
      case HTTP_EXCHANGE:
        view.exchangeId = id(owner);
        addClient(view, owner.client);
        return;
      default:
        view.socketId = id(owner);
    }
  }

  private static @Nullable Long id(DescryHandle handle) {
    return handle.id == 0 ? null : Long.valueOf(handle.id);
  }

  private static DescriptorClass owner(byte holder) {
    if (holder == DescryHandle.APPLICATION) {
      return DescriptorClass.TRACKED;
    }
    return holder == DescryHandle.JVM ? DescriptorClass.JVM : DescriptorClass.AGENT;
  }

  static @Nullable String target(DescryHandle handle) {
    Object opened = handle.target;
    boolean plain = opened != null && opened.getClass().getClassLoader() == null;
    String target = plain ? String.valueOf(opened) : null; // No code of the application's runs.
    return target != null && handle instanceof DescryLogical ? canonical(target) : target;
  }

  /** As the kernel's link says it: the only way to find a zip file's number on Java 8. */
  private static String canonical(String path) {
    try {
      return new File(path).getCanonicalPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** The numbers that are still the handle's: a process's pipes close one by one. */
  private static List<Integer> numbers(DescryHandle handle, DescryTable table) {
    if (handle.number < 0) {
      return Collections.emptyList();
    }
    if (handle.others == null) {
      return Collections.singletonList(handle.number);
    }
    List<Integer> numbers = new ArrayList<>();
    add(numbers, handle, table, handle.number);
    for (int number : handle.others) {
      add(numbers, handle, table, number);
    }
    return Collections.unmodifiableList(numbers);
  }

  private static void add(
      List<Integer> numbers, DescryHandle handle, DescryTable table, int number) {
    if (table.get(number) == handle) {
      numbers.add(number);
    }
  }

  private static @Nullable HostPort remote(@Nullable Object remote) {
    if (!(remote instanceof InetSocketAddress)) {
      return remote == null ? null : new HostPort(null, remote.toString(), 0);
    }
    InetSocketAddress address = (InetSocketAddress) remote;
    InetAddress resolved = address.getAddress();
    String numeric = resolved == null ? null : resolved.getHostAddress();
    String host = address.getHostString();
    return new HostPort(host.equals(numeric) ? null : host, numeric, address.getPort());
  }
}
