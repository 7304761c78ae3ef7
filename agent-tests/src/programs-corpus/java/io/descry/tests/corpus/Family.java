package io.descry.tests.corpus;

/** Small programs about one part of the JDK. */
interface Family {
  void addTo(Corpus corpus) throws Exception;
}
