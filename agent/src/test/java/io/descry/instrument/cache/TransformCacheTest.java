package io.descry.instrument.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache of woven classes, and folders and files that somebody may have tampered with. */
class TransformCacheTest {

  private static final String BUILD = "build 1 of a JVM";
  private static final byte[] CAME_IN = {1, 2, 3};
  private static final byte[] WOVEN = {4, 5, 6, 7};

  private Path root;
  private Path folder;
  private int uid;

  /** Not below /tmp, where anybody may write: that is what is refused. */
  @BeforeEach
  void make() throws IOException {
    uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    root = Files.createDirectories(safePlace().resolve("cache-test"));
    root = Files.createTempDirectory(root, "run");
    folder = root.resolve("a/b");
  }

  /** Where tests are built; or the home, where that place is not safe itself. */
  private Path safePlace() throws IOException {
    for (String place : new String[] {"target", System.getProperty("user.home")}) {
      Path path = Path.of(place).toAbsolutePath();
      try {
        CacheFolder.of(path.resolve("probe-of-cache").toFile(), uid).write("probe", new byte[1]);
        delete(path.resolve("probe-of-cache"));
        return path;
      } catch (IOException e) {
        // Not safe: the next one.
      }
    }
    throw new IOException("neither target nor the home is a safe place");
  }

  @AfterEach
  void remove() throws IOException {
    delete(root);
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(one);
      }
    }
  }

  @Test
  void what_was_kept_is_found_for_the_same_bytes_only() {
    keep();

    TransformCache cache = open(BUILD);

    assertThat(cache.find("a/B", new byte[] {1, 2, 4})).isNull();
    assertThat(cache.find("a/C", CAME_IN)).isNull();
    assertThat(cache.find("a/B", CAME_IN.clone()))
        .satisfies(entry -> assertThat(entry.woven).isEqualTo(WOVEN))
        .satisfies(entry -> assertThat(entry.applied).containsExactly(0, 2));
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(2);
    assertThat(cache.problem()).isNull();
  }

  @Test
  void nobody_else_can_read_or_write_what_is_made() throws IOException {
    keep();

    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(folder.getParent())).isEqualTo("rwx------");
    assertThat(mode(file())).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1); // No part of one is left.
    }
  }

  @Test
  void another_build_or_jvm_has_a_file_of_its_own() {
    keep();

    assertThat(open("build 2").find("a/B", CAME_IN)).isNull();
  }

  @Test
  void a_file_of_another_build_under_this_name_is_refused() throws IOException {
    keep();
    Files.write(file(), CacheFile.write("build 2", List.of()));

    assertRefused("it is of another build of Descry, or of another JVM");
  }

  @Test
  void every_bit_that_flipped_is_noticed() throws IOException {
    keep();
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      Files.write(file(), damaged);

      assertRefused("it is damaged");
    }
  }

  @Test
  void a_file_that_was_cut_is_refused_at_every_length() throws IOException {
    keep();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));

      assertRefused("it is damaged");
    }
  }

  @Test
  void a_folder_that_others_can_write_is_refused_and_so_is_one_above_it() throws IOException {
    keep();
    for (String mode : new String[] {"rwxrwx---", "rwx----w-", "rwxrwxrwx"}) {
      for (Path one : new Path[] {folder, folder.getParent(), root}) {
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(mode));

        assertRefused(one + " can be written by others (mode ");

        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwx------"));
      }
    }
    assertThat(open(BUILD).find("a/B", CAME_IN)).isNotNull();
  }

  @Test
  void the_sticky_folder_for_everybody_is_no_place_for_a_cache() {
    TransformCache cache =
        TransformCache.of(CacheFolder.of(new File("/tmp/descry-no-such"), uid), BUILD);
    cache.add("a/B", CAME_IN, WOVEN, new int[0]);

    cache.save();

    assertThat(cache.problem()).contains("/tmp can be written by others (mode 1777)");
  }

  @Test
  void a_file_that_others_can_write_is_refused() throws IOException {
    keep();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));

    assertRefused(file() + " can be written by others (mode 660)");
  }

  @Test
  void what_belongs_to_another_user_is_refused() {
    keep();
    int other = uid + 1000;

    TransformCache cache = TransformCache.of(CacheFolder.of(folder.toFile(), other), BUILD);

    if (uid == 0) {
      assertThat(cache.problem()).isNull(); // Root's are everybody's to trust.
    } else {
      assertThat(cache.problem()).contains("belongs to user " + uid + ", not to root or user");
      assertThat(cache.find("a/B", CAME_IN)).isNull();
    }
  }

  @Test
  void as_root_a_file_of_a_user_is_refused() throws IOException {
    keep();
    if (uid != 0) {
      return; // Only root can give a file away.
    }
    Files.setAttribute(file(), "unix:uid", 4711);

    assertRefused(file() + " belongs to user 4711, not to root or user 0");
  }

  @Test
  void a_symbolic_link_is_refused_wherever_it_stands() throws IOException {
    keep();
    Path real = root.resolve("real");
    Files.move(file(), real);
    Files.createSymbolicLink(file(), real);
    assertRefused(file() + " is a symbolic link");

    Files.delete(file());
    Path linked = root.resolve("linked");
    Files.createSymbolicLink(linked, root.resolve("a"));
    TransformCache cache =
        TransformCache.of(CacheFolder.of(linked.resolve("b").toFile(), uid), BUILD);
    cache.add("a/B", CAME_IN, WOVEN, new int[0]);
    cache.save();
    assertThat(cache.problem()).contains(linked + " is a symbolic link; name the folder itself");
  }

  @Test
  void a_folder_in_the_place_of_the_file_is_refused() throws IOException {
    keep();
    Files.delete(file());
    Files.createDirectory(file());

    assertRefused(file() + " is not a file");
  }

  @Test
  void where_nothing_can_be_written_the_classes_are_woven_all_the_same() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.write(folder, new byte[] {1}); // A file where the folder should be.

    TransformCache cache = open(BUILD);
    cache.add("a/B", CAME_IN, WOVEN, new int[0]);
    cache.save();

    assertThat(cache.problem()).contains(folder + " is not a folder");
    assertThat(cache.find("a/B", CAME_IN)).isNotNull();
  }

  @Test
  void versions_of_one_class_do_not_pile_up() {
    TransformCache cache = open(BUILD);
    for (byte i = 0; i < 10; i++) {
      cache.add("a/B", new byte[] {i}, WOVEN, new int[0]);
    }
    cache.save();

    TransformCache again = open(BUILD);

    assertThat(again.find("a/B", new byte[] {3})).isNotNull();
    assertThat(again.find("a/B", new byte[] {4})).isNull();
  }

  private void keep() {
    TransformCache cache = open(BUILD);
    cache.add("a/B", CAME_IN, WOVEN, new int[] {0, 2});
    cache.save();
    assertThat(cache.problem()).isNull();
  }

  private void assertRefused(String why) {
    TransformCache cache = open(BUILD);

    assertThat(cache.problem()).contains("cache=" + folder + " is not used: ").contains(why);
    assertThat(cache.find("a/B", CAME_IN)).isNull();
    assertThat(cache.misses()).isEqualTo(1);
  }

  private TransformCache open(String owner) {
    return TransformCache.of(CacheFolder.of(folder.toFile(), uid), owner);
  }

  private Path file() {
    return folder.resolve(TransformCache.fileName(BUILD));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
