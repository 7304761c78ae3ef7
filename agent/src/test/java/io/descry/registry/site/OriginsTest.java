package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.registry.MadeClass;
import io.descry.registry.site.Origin.Rank;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

  @Test
  void a_folder_is_the_applications() {
    Origin origin = unnamed().of(MadeClass.of("com.acme.Conf", "file:/srv/classes/"));

    assertThat(origin.rank).isEqualTo(Rank.APPLICATION);
    assertThat(origin.decidedBy).isEqualTo("folder file:/srv/classes/");
    assertThat(origin.artifact).isNull();
  }

  @Test
  void the_classes_of_a_boot_or_web_archive_are_the_applications() {
    Origins origins = unnamed();

    assertThat(rank(origins, "a.A", "jar:file:/srv/app.jar!/BOOT-INF/classes!/"))
        .isEqualTo(Rank.APPLICATION);
    assertThat(rank(origins, "a.A", "file:/srv/app/WEB-INF/classes/")).isEqualTo(Rank.APPLICATION);
  }

  @Test
  void a_jar_is_a_library_with_name_and_version() {
    Origin origin = unnamed().of(MadeClass.of("okhttp3.Call", "file:/lib/okhttp-4.12.0.jar"));

    assertThat(origin.rank).isEqualTo(Rank.LIBRARY);
    assertThat(origin.artifact).hasToString("okhttp 4.12.0");
    assertThat(origin.decidedBy).isEqualTo("jar file:/lib/okhttp-4.12.0.jar");
  }

  @Test
  void a_library_inside_an_archive_is_a_library() {
    Origin origin =
        unnamed().of(MadeClass.of("b.B", "jar:file:/srv/app.jar!/BOOT-INF/lib/jedis-5.1.0.jar!/"));

    assertThat(origin.rank).isEqualTo(Rank.LIBRARY);
    assertThat(origin.artifact).hasToString("jedis 5.1.0");
  }

  @Test
  void of_the_main_jar_the_main_classs_packages_are_the_application() {
    Origins origins = origins(List.of(), "com.acme.shop.Main", "target/shop.jar");
    String jar = "file:/srv/target/shop.jar";

    assertThat(rank(origins, "com.acme.db.Pool", jar)).isEqualTo(Rank.APPLICATION);
    assertThat(rank(origins, "org.shaded.Pool", jar)).isEqualTo(Rank.MAIN_JAR);
    assertThat(rank(origins, "com.acme.db.Pool", "file:/srv/lib/acme-db-1.jar"))
        .isEqualTo(Rank.LIBRARY);
  }

  @Test
  void a_jar_whose_name_only_ends_like_the_main_jars_is_a_library() {
    Origins origins = origins(List.of(), "com.acme.Main", "app.jar");

    assertThat(rank(origins, "com.other.X", "file:/srv/lib/my-app.jar")).isEqualTo(Rank.LIBRARY);
    assertThat(rank(origins, "com.other.X", "file:/srv/app.jar")).isEqualTo(Rank.MAIN_JAR);
  }

  @Test
  void the_main_jar_is_found_by_its_loaded_main_class() {
    Class<?> main = MadeClass.of("com.acme.Main", "file:/srv/all%20in%20one.jar");
    Origins origins =
        new Origins(new Application(List.of(), "com.acme.Main", null, () -> new Class<?>[] {main}));

    assertThat(rank(origins, "com.acme.X", "file:/srv/all%20in%20one.jar"))
        .isEqualTo(Rank.APPLICATION);
  }

  @Test
  void the_option_decides_alone_and_at_whole_packages() {
    Origins origins = origins(List.of("com.acme", "org.own."), "x.Main", null);

    assertThat(rank(origins, "com.acme.A", "file:/lib/a-1.jar")).isEqualTo(Rank.APPLICATION);
    assertThat(rank(origins, "org.own.B", "file:/lib/a-1.jar")).isEqualTo(Rank.APPLICATION);
    assertThat(rank(origins, "com.acmelib.A", "file:/lib/a-1.jar")).isEqualTo(Rank.LIBRARY);
    assertThat(rank(origins, "other.C", "file:/srv/classes/")).isEqualTo(Rank.LIBRARY);
    assertThat(origins.of(MadeClass.of("com.acme.A", "file:/lib/a-1.jar")).decidedBy)
        .isEqualTo("option application");
  }

  @Test
  void the_jdk_is_the_jdk_whoever_loads_it() throws Exception {
    Origins origins = unnamed();

    assertThat(origins.of(String.class).rank).isEqualTo(Rank.JDK);
    assertThat(origins.of(Class.forName("java.sql.Connection")).rank).isEqualTo(Rank.JDK);
    assertThat(rank(origins, "com.sun.tools.Main", "jrt:/jdk.compiler")).isEqualTo(Rank.JDK);
  }

  @Test
  void what_the_jdk_generates_is_the_jdks() {
    Origins origins = origins(List.of("com.acme"), null, null);

    assertThat(rank(origins, "jdk.internal.reflect.GeneratedMethodAccessor7", null))
        .isEqualTo(Rank.JDK);
    assertThat(rank(unnamed(), "sun.reflect.GeneratedMethodAccessor7", null)).isEqualTo(Rank.JDK);
    assertThat(rank(unnamed(), "com.sun.proxy.$Proxy3", null)).isEqualTo(Rank.JDK);
  }

  @Test
  void classes_that_libraries_generate_are_a_library_without_a_name() {
    Origins origins = unnamed();

    assertThat(rank(origins, "com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b", null))
        .isEqualTo(Rank.LIBRARY);
    assertThat(rank(origins, "com.acme.Shop$MockitoMock$17", null)).isEqualTo(Rank.LIBRARY);
    assertThat(rank(origins, "com.acme.Shop_$$_jvst12_0", null)).isEqualTo(Rank.LIBRARY);
    assertThat(rank(origins, "net.bytebuddy.ByteBuddy$x", null)).isEqualTo(Rank.LIBRARY);
  }

  @Test
  void a_script_without_a_code_source_is_the_applications() {
    Origin origin = unnamed().of(MadeClass.of("report.Nightly", null));

    assertThat(origin.rank).isEqualTo(Rank.APPLICATION);
    assertThat(origin.decidedBy).isEqualTo("no code source");
  }

  @Test
  void without_the_class_its_name_decides() {
    Origins origins = origins(List.of(), "com.acme.Main", null);

    assertThat(origins.of(frame("com.acme.db.Pool")).rank).isEqualTo(Rank.APPLICATION);
    assertThat(origins.of(frame("org.lib.Pool")).rank).isEqualTo(Rank.LIBRARY);
    assertThat(origins.of(frame("java.io.File")).rank).isEqualTo(Rank.JDK);
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement(className, "call", "X.java", 1);
  }

  private static Rank rank(Origins origins, String name, String location) {
    return origins.of(MadeClass.of(name, location)).rank;
  }

  private static Origins unnamed() {
    return origins(List.of(), null, null);
  }

  private static Origins origins(List<String> prefixes, String mainClass, String mainJar) {
    return new Origins(new Application(prefixes, mainClass, mainJar, () -> new Class<?>[0]));
  }
}
