package io.descry.config;

/** One option as somebody wrote it, not yet checked. */
final class Setting {

  final String name;
  final String value;

  /** As a reader finds it again: an agent argument, a property's name, a file. */
  final String where;

  Setting(String name, String value, String where) {
    this.name = name;
    this.value = value;
    this.where = where;
  }
}
