/**
 * Uses of libraries that leak in one version and not in the next: as a user does, closing what can
 * be closed.
 */
package io.descry.tests.known;
