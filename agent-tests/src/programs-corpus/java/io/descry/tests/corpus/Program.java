package io.descry.tests.corpus;

/** One small program: prints what it saw. What it throws is printed too. */
interface Program {
  void run(Page page) throws Throwable;
}
