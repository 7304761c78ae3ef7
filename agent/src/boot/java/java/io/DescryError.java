package java.io;

/** An error that may follow from a want of descriptors, as a hook saw it. Immutable. */
public final class DescryError {

  /** A name that could not be resolved; the text is the message. */
  public static final int UNKNOWN_HOST = 0;

  /** A class that the JVM could not find or initialise; the text is its message. */
  public static final int NO_CLASS = 1;

  /** A class that a loader did not find; the text is its name. */
  public static final int NOT_FOUND = 2;

  /** An initialiser that threw; {@link #thrown} is what. */
  public static final int INITIALISER = 3;

  public final int kind;
  public final String text;

  /**
   * Only for {@link #INITIALISER}. Kept until the agent's thread has looked: a tenth of a second.
   */
  public final Throwable thrown;

  /** Whether descriptors had just run out. */
  public final boolean scarce;

  DescryError(int kind, String text, Throwable thrown, boolean scarce) {
    this.kind = kind;
    this.text = text;
    this.thrown = thrown;
    this.scarce = scarce;
  }
}
