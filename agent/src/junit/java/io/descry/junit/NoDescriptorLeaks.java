package io.descry.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test fails when it leaves a file or a socket open. On a class: each of its tests, and what the
 * class opens around them; on a method: that test.
 *
 * <p>What was open before a test does not count. With the configuration parameters {@code
 * junit.jupiter.extensions.autodetection.enabled=true} and {@code descry.no-leaks=true} it holds
 * for all tests, without annotation.
 *
 * @see AllowDescriptors
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(DescriptorLeaksExtension.class)
public @interface NoDescriptorLeaks {}
