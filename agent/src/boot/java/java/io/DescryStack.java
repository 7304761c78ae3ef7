package java.io;

/**
 * The stack of an opening. Created, never thrown; no message, no suppression. Costs about 250 ns
 * and 23 ns a frame (measured on 17).
 */
public final class DescryStack extends Throwable {

  private static final long serialVersionUID = 1L;

  DescryStack() {
    super(null, null, false, true);
  }
}
