package io.descry.junit;

import io.descry.api.OpenDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test allows, its class, and the classes around that. Immutable. */
final class Allowances {

  private final List<Allowance> all = new ArrayList<>();

  private Allowances() {}

  static Allowances of(ExtensionContext context) {
    Allowances allowances = new Allowances();
    for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
      at.getElement().ifPresent(allowances::add);
    }
    return allowances;
  }

  private void add(AnnotatedElement element) {
    Arrays.stream(element.getAnnotationsByType(AllowDescriptors.class))
        .forEach(rule -> all.add(new Allowance(rule, Clock.systemUTC())));
  }

  boolean allows(OpenDescriptor descriptor) {
    return all.stream().anyMatch(allowance -> allowance.allows(descriptor));
  }
}
