/**
 * Tests that fail when they leave a descriptor open, for JUnit Jupiter 5 and 6. Begin at {@link
 * io.descry.junit.NoDescriptorLeaks}; other frameworks use {@link io.descry.api.LeakCheck}.
 */
package io.descry.junit;
