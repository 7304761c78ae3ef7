package io.descry.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Descriptors that a test, or all tests of a class, may leave open. What is given must all match;
 * at least one of kind, target and site is.
 */
@Documented
@Inherited
@Repeatable(AllowDescriptors.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowDescriptors {

  /** Why they stay open; shown in the summary. */
  String reason();

  /** Such as {@code server-socket}; the words of the report. */
  String kind() default "";

  /** A glob that the path or the {@code host:port} matches, such as {@code /var/log/**}. */
  String target() default "";

  /** A class or a package on the opening stack, such as {@code com.acme.Cache}. */
  String site() default "";

  /** The last day, such as {@code 2027-01-31} (UTC); without one it holds for ever. */
  String until() default "";

  /** More than one of them. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    AllowDescriptors[] value();
  }
}
