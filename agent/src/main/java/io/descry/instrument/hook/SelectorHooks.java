package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.INTS;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * Selectors (epoll and what wakes it up), the asynchronous channel groups and the poller of virtual
 * threads. One handle holds all the numbers of its owner.
 */
final class SelectorHooks {

  private static final String SELECTOR = "sun.nio.ch.EPollSelectorImpl";
  private static final String WRAPPER = "sun.nio.ch.EPollArrayWrapper";
  private static final String EVENT = "sun.nio.ch.EventFD";
  private static final String POLLER = "sun.nio.ch.EPollPoller";

  private static final HookCall OPEN_WRAPPER =
      HookCall.to("openedAll")
          .constant(DescryKind.SELECTOR)
          .self()
          .field("epfd", INT)
          .argument(0, INT)
          .argument(1, INT);

  private static final HookCall OPEN_WITH_PIPE =
      HookCall.to("openedAll")
          .constant(DescryKind.SELECTOR)
          .self()
          .field("epfd", INT)
          .field("fd0", INT)
          .field("fd1", INT);

  private static final HookCall OPEN_WITH_EVENT =
      HookCall.to("selectorOpened")
          .constant(DescryKind.SELECTOR)
          .self()
          .field("epfd", INT)
          .field("eventfd", OBJECT);

  private static final HookCall OPEN_POLLER =
      HookCall.to("selectorOpened")
          .constant(DescryKind.POLLER)
          .self()
          .field("epfd", INT)
          .nothing(OBJECT);

  private static final HookCall OPEN_POLLER_WITH_EVENT =
      HookCall.to("selectorOpened")
          .constant(DescryKind.POLLER)
          .self()
          .field("epfd", INT)
          .field("eventfd", OBJECT);

  private static final HookCall CLOSE_EPOLL = HookCall.to("closingByHand").field("epfd", INT);

  private static final HookCall CLOSE_PIPE =
      HookCall.to("closingAll").field("fd0", INT).field("fd1", INT);

  private static final HookCall CLOSE_EVENT = HookCall.to("closingByHand").field("efd", INT);

  private static final HookCall OPEN_GROUP =
      HookCall.to("openedAll")
          .constant(DescryKind.ASYNC_CHANNEL_GROUP)
          .self()
          .field("epfd", INT)
          .field("sp", INTS);

  private static final HookCall CLOSE_GROUP =
      HookCall.to("closingAll").field("epfd", INT).field("sp", INTS);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(WRAPPER, "initInterrupt").exit(OPEN_WRAPPER).to(8),
          HookPoint.of(WRAPPER, "closeEPollFD").enter(CLOSE_EPOLL).to(8),
          HookPoint.of(SELECTOR, "implClose").enter(CLOSE_PIPE).to(16).taking("()"),
          HookPoint.of(SELECTOR, "<init>").exit(OPEN_WITH_PIPE).from(9).to(16),
          HookPoint.of(SELECTOR, "<init>").exit(OPEN_WITH_EVENT).from(17),
          HookPoint.of(SELECTOR, "implClose").enter(CLOSE_EPOLL).from(9).taking("()"),
          HookPoint.of(EVENT, "close").enter(CLOSE_EVENT).from(17),
          HookPoint.of("sun.nio.ch.EPollPort", "<init>").exit(OPEN_GROUP),
          HookPoint.of("sun.nio.ch.EPollPort", "implClose").enter(CLOSE_GROUP),
          HookPoint.of(POLLER, "<init>").exit(OPEN_POLLER).from(21).to(25),
          HookPoint.of(POLLER, "<init>").exit(OPEN_POLLER_WITH_EVENT).from(26),
          HookPoint.of(POLLER, "close").enter(CLOSE_EPOLL).from(26));

  private SelectorHooks() {}
}
