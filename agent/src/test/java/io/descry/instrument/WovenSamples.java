package io.descry.instrument;

import io.descry.instrument.weave.WeaverTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Methods of every shape that a hook may meet; {@link WeaverTest} weaves a copy of this class. */
public class WovenSamples {

  /** What the hooks were told, in order. */
  public static final List<String> TOLD = new ArrayList<>();

  /** What the hooks throw, and what they throw when asked about it; null for nothing. */
  public static Error thrown;

  public static Error thrownWhenAsked;

  final int number;
  protected String text = "text";

  public WovenSamples(int given) {
    this(given > 10 ? given / 10 : given, "chained");
  }

  WovenSamples(int given, String text) {
    if (given == 7) {
      this.number = 70;
      this.text = text;
      return;
    }
    this.number = given;
    given = -1;
  }

  public static void entered() {
    TOLD.add("entered");
    fail();
  }

  public static Object enteredWith(Object self, int number) {
    TOLD.add("entered " + number);
    fail();
    return "token";
  }

  public static boolean begun(Object self) {
    TOLD.add("begun");
    fail();
    return true;
  }

  public static void left(Object given) {
    TOLD.add("left " + given);
    fail();
  }

  public static void ended(boolean begun) {
    TOLD.add("ended " + begun);
    fail();
  }

  public static int told(int constant, Object self, int number, Object text, Object none) {
    TOLD.add(constant + " " + (self != null) + " " + number + " " + text + " " + none);
    fail();
    return 1;
  }

  public static boolean mustGoOn(Throwable given) {
    TOLD.add("asked");
    if (thrownWhenAsked != null) {
      throw thrownWhenAsked;
    }
    return given instanceof ThreadDeath;
  }

  private static void fail() {
    if (thrown != null) {
      throw thrown;
    }
  }

  public long aLong(long first, Object second, int third) {
    double other = first * 2.0;
    second = "overwritten";
    third = -1;
    for (int i = 0; i < 3; i++) {
      long inner = i;
      first += inner;
    }
    return first + (long) other + third + second.toString().length();
  }

  public double fromSeveralPlaces(int which) {
    try {
      switch (which) {
        case 0:
          return 0.5;
        case 1:
          return Double.parseDouble("1.5");
        default:
          throw new IllegalArgumentException("no " + which);
      }
    } catch (NumberFormatException e) {
      return -1;
    } finally {
      text = "finally";
    }
  }

  public int thrown(int number) {
    throw new IllegalArgumentException("no " + number);
  }

  public Object caught(Supplier<Object> given) {
    try {
      return given.get();
    } catch (Throwable e) {
      return "caught " + e.getMessage();
    }
  }

  public void loopsAtOnce(int count) {
    while (count-- > 0) {
      text += count;
    }
  }

  public synchronized boolean locked(boolean answer) {
    if (answer) {
      return true;
    }
    return false;
  }

  public static void statically(int count) {
    if (count > 0) {
      statically(count - 1);
    }
  }
}
