package io.descry.instrument;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import io.descry.instrument.cache.TransformCache;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.HookPoints;
import io.descry.instrument.hook.HookedNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Tag;

/**
 * Class files of any bytes under the name of a hooked class, of the JDK or of an application: the
 * transformer never throws, and gives back nothing or a class file. The first byte chooses the
 * name.
 */
@Tag("fuzz")
class ClassFileFuzzTest {

  private static final List<HookPoint> POINTS = points();

  /** Fixed, so that the first byte of a saved input means the same for ever. */
  private static final List<String> NAMES =
      List.of(
          "com/acme/Main",
          "java/io/FileDescriptor",
          "java/io/FileInputStream",
          "java/io/RandomAccessFile",
          "sun/nio/ch/EventFD",
          "sun/nio/ch/NioSocketImpl",
          "io/netty/channel/unix/FileDescriptor",
          "com/acme/shaded/io/netty/channel/unix/FileDescriptor",
          "okhttp3/OkHttpClient",
          "okhttp3/internal/connection/RealCall",
          "");

  private final HookTransformer transformer =
      new HookTransformer(new HookedNames(POINTS), new Coverage(), TransformCache.none());

  @FuzzTest(maxDuration = "10m")
  void any_class(byte[] bytes) {
    String name = NAMES.get(bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % NAMES.size());
    byte[] type = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);

    byte[] woven =
        Bounds.within(
            bytes.length,
            64 << 10,
            () -> transformer.transform(getClass().getClassLoader(), name, null, null, type));

    if (woven != null) {
      Bounds.holds(!new ClassReader(woven).getClassName().isEmpty(), "a class file");
    }
  }

  /** Those of this JDK and of libraries. */
  private static List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>();
    for (HookPoint point : HookPoints.ALL) {
      if (point.absence(17) == null) {
        points.add(point);
      }
    }
    return points;
  }
}
