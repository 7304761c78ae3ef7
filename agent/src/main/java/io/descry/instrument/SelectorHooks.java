package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Selectors (epoll and what wakes it up), the asynchronous channel groups and the poller of virtual
 * threads. One handle holds all the numbers of its owner.
 */
final class SelectorHooks {

  private static final String SELECTOR = "sun.nio.ch.EPollSelectorImpl";
  private static final String WRAPPER = "sun.nio.ch.EPollArrayWrapper";
  private static final String EVENT = "sun.nio.ch.EventFD";
  private static final String POLLER = "sun.nio.ch.EPollPoller";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(WRAPPER, "initInterrupt", OpenWrapper.class).to(8),
          HookPoint.of(WRAPPER, "closeEPollFD", CloseEpoll.class).to(8),
          HookPoint.of(SELECTOR, "implClose", ClosePipe.class).to(16).taking("()"),
          HookPoint.of(SELECTOR, "<init>", OpenWithPipe.class).from(9).to(16),
          HookPoint.of(SELECTOR, "<init>", OpenWithEvent.class).from(17),
          HookPoint.of(SELECTOR, "implClose", CloseEpoll.class).from(9).taking("()"),
          HookPoint.of(EVENT, "close", CloseEvent.class).from(17),
          HookPoint.of("sun.nio.ch.EPollPort", "<init>", OpenGroup.class),
          HookPoint.of("sun.nio.ch.EPollPort", "implClose", CloseGroup.class),
          HookPoint.of(POLLER, "<init>", OpenPoller.class).from(21).to(25),
          HookPoint.of(POLLER, "<init>", OpenPollerWithEvent.class).from(26),
          HookPoint.of(POLLER, "close", CloseEpoll.class).from(26));

  private SelectorHooks() {}

  static final class OpenWrapper {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("epfd") int epoll,
        @Advice.Argument(0) int in,
        @Advice.Argument(1) int out) {
      DescryHooks.openedAll(DescryKind.SELECTOR, owner, new int[] {epoll, in, out}, null);
    }
  }

  static final class OpenWithPipe {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("epfd") int epoll,
        @Advice.FieldValue("fd0") int in,
        @Advice.FieldValue("fd1") int out) {
      DescryHooks.openedAll(DescryKind.SELECTOR, owner, new int[] {epoll, in, out}, null);
    }
  }

  static final class OpenWithEvent {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("epfd") int epoll,
        @Advice.FieldValue("eventfd") Object event) {
      DescryHooks.selectorOpened(DescryKind.SELECTOR, owner, epoll, event);
    }
  }

  static final class OpenPoller {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("epfd") int epoll) {
      DescryHooks.selectorOpened(DescryKind.POLLER, owner, epoll, null);
    }
  }

  static final class OpenPollerWithEvent {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("epfd") int epoll,
        @Advice.FieldValue("eventfd") Object event) {
      DescryHooks.selectorOpened(DescryKind.POLLER, owner, epoll, event);
    }
  }

  static final class CloseEpoll {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("epfd") int epoll) {
      DescryHooks.closing(epoll);
    }
  }

  static final class ClosePipe {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd0") int in, @Advice.FieldValue("fd1") int out) {
      DescryHooks.closing(in);
      DescryHooks.closing(out);
    }
  }

  static final class CloseEvent {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("efd") int number) {
      DescryHooks.closing(number);
    }
  }

  static final class OpenGroup {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("epfd") int epoll,
        @Advice.FieldValue("sp") int[] pair) {
      DescryHooks.openedAll(
          DescryKind.ASYNC_CHANNEL_GROUP, owner, new int[] {epoll, pair[0], pair[1]}, null);
    }
  }

  static final class CloseGroup {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("epfd") int epoll, @Advice.FieldValue("sp") int[] pair) {
      DescryHooks.closing(epoll);
      DescryHooks.closing(pair[0]);
      DescryHooks.closing(pair[1]);
    }
  }
}
