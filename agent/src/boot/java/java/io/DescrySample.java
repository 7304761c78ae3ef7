package java.io;

/**
 * A uniform sample of the handles closed since the last tick whose stack was not yet interned: up
 * to 64 of each kind (Vitter's algorithm R). Without it a site whose handles live for milliseconds
 * would never be seen. Races lose a sample now and then, never more.
 */
public final class DescrySample {

  public static final int PER_KIND = 64;

  private final DescryHandle[] slots = new DescryHandle[DescryKind.COUNT * PER_KIND];
  private final int[] seen = new int[DescryKind.COUNT];

  /** Never 0; another one every tick, or the same of a thousand closes would always be drawn. */
  private int random = (int) System.nanoTime() | 1;

  /** How many closed handles with a stack this kind offered. */
  public int seen(int kind) {
    return seen[kind];
  }

  /** The sample's slot, or null. */
  public DescryHandle get(int kind, int slot) {
    return slots[kind * PER_KIND + slot];
  }

  /** Hot. */
  void offer(int kind, DescryHandle handle) {
    int count = seen[kind]++;
    int slot = count < PER_KIND ? count : next() % (count + 1);
    if (slot < PER_KIND) {
      slots[kind * PER_KIND + slot] = handle;
    }
  }

  private int next() {
    int x = random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random = x;
    return x & Integer.MAX_VALUE;
  }
}
