package io.descry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.descry.model.HandleKind;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/** The arrows between the packages: one way through, from the hooks to the exporters. */
class ArchitectureTest {

  private static final String BOOT = "java.io.Descry*";

  /** What each package may use besides itself, the JDK and the libraries. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("model", List.of()),
              Map.entry("config", List.of()),
              Map.entry("instrument", List.of(BOOT, "model")),
              Map.entry("registry", List.of(BOOT, "model")),
              Map.entry("kernel", List.of("model")),
              Map.entry("ledger", List.of("model")),
              Map.entry("report", List.of("model")),
              Map.entry("knowledge", List.of("model")),
              Map.entry("recording", List.of("model")),
              Map.entry("replay", List.of("diagnosis", "model", "recording", "report")),
              Map.entry("diagnosis", List.of("knowledge", "model", "report")),
              Map.entry("export", List.of("config", "model", "report")),
              Map.entry("channel", List.of("export")),
              Map.entry(
                  "cli",
                  List.of(
                      "channel",
                      "config",
                      "export",
                      "instrument",
                      "kernel",
                      "model",
                      "recording",
                      "replay",
                      "report"))));

  private static final JavaClasses ENGINE = engine();

  private static JavaClasses engine() {
    ((Logger) LoggerFactory.getLogger("com.tngtech.archunit")).setLevel(Level.WARN);
    return new ClassFileImporter().importPath(mainClasses());
  }

  /** Where the classes lie that are not tests'. */
  private static Path mainClasses() {
    try {
      return Path.of(HandleKind.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  List<DynamicTest> nothing_points_back_up() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> assertArrows(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static void assertArrows(String name, List<String> mayUse) {
    Set<String> used = new TreeSet<>();
    for (JavaClass type : ENGINE) {
      if (part(type).equals(name)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .map(ArchitectureTest::part)
            .forEach(used::add);
      }
    }
    used.remove(name);
    used.remove("");

    assertThat(mayUse).containsAll(used);
  }

  /** Its package below io.descry, the boot classes, or nothing. */
  private static String part(JavaClass type) {
    if (type.getName().startsWith("java.io.Descry")) {
      return BOOT;
    }
    String[] names = type.getPackageName().split("\\.");
    return type.getPackageName().startsWith("io.descry.") ? names[2] : "";
  }

  @Test
  void every_package_is_in_the_list() {
    Set<String> parts = new TreeSet<>();
    for (JavaClass type : ENGINE) {
      parts.add(part(type));
    }
    parts.removeAll(List.of(BOOT, "agent", "api", "junit"));

    assertThat(parts).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.descry.(*)..").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void rooms_within_a_package_have_no_cycles() {
    slices().matching("io.descry.(**)").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void the_boot_classes_use_the_base_of_the_jdk_only() {
    classes()
        .that(simpleNameStartingWith("Descry").and(resideInAnyPackage("java.io")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java.lang..", "java.io", "java.net", "java.util..")
        .check(ENGINE);
  }

  @Test
  void what_the_applications_loader_sees_knows_nothing_of_the_engine() {
    classes()
        .that()
        .haveNameMatching("io\\.descry\\.agent\\.(DescryAgent|IsolatedLoader).*")
        .or()
        .resideInAPackage("io.descry.api")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.descry.agent", "io.descry.api")
        .check(ENGINE);
  }

  @Test
  void only_the_entry_and_the_command_line_print() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.descry.agent.DescryAgent")
        .and(not(resideInAnyPackage("io.descry.cli..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ENGINE);
  }

  @Test
  void only_one_class_writes_to_the_standard_descriptors() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.descry.export.log.sink.StderrSink")
        .should()
        .accessField(java.io.FileDescriptor.class, "err")
        .orShould()
        .accessField(java.io.FileDescriptor.class, "out")
        .check(ENGINE);
  }

  @Test
  void the_hooks_state_is_the_one_static_that_changes() {
    Set<String> changing = new TreeSet<>();
    for (JavaClass type : ENGINE) {
      for (JavaField field : type.getFields()) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL)) {
          changing.add(field.getFullName());
        }
      }
    }

    assertThat(changing).containsExactly("java.io.DescryHooks.state");
  }

  @Test
  void no_service_is_looked_up() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.ServiceLoader.class)
        .check(ENGINE);
  }
}
