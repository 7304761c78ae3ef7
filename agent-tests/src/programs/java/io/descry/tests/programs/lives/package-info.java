/** Programs whose open descriptors are recorded over minutes, for the judging of growth. */
package io.descry.tests.programs.lives;
