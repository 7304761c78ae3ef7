package io.descry.export.text;

import java.util.Locale;

/**
 * Cuts the values of what is called like a secret, {@code password=...}, wherever it stands: in the
 * name of a thread, a database's address, a message; and user and password of Oracle's addresses.
 * Pure.
 */
final class NamedSecrets {

  private static final String[] NAMES = {
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "credential",
    "apikey",
    "api_key",
    "api-key",
    "accesskey",
    "access_key",
    "access-key"
  };

  private static final String VALUE_ENDS = " \t\r\n\"'<>&;,)";
  private static final String CUT = "...";
  private static final String ORACLE = "jdbc:oracle:";

  private NamedSecrets() {}

  static String cut(String text) {
    String safe = text.contains(ORACLE) ? withoutOracleUser(text) : text;
    return safe.indexOf('=') < 0 ? safe : withoutValues(safe);
  }

  private static String withoutValues(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    int done = 0;
    for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
      if (equals >= done && isSecret(text, done, equals)) {
        safe.append(text, done, equals + 1).append(CUT);
        done = endOfValue(text, equals + 1);
      }
    }
    return safe.append(text, done, text.length()).toString();
  }

  private static boolean isSecret(String text, int from, int end) {
    int begin = end;
    while (begin > from && isOfName(text.charAt(begin - 1))) {
      begin--;
    }
    String name = text.substring(begin, end).toLowerCase(Locale.ROOT);
    for (String secret : NAMES) {
      if (name.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfName(char c) {
    return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
  }

  /** A value in quotes may have blanks. */
  private static int endOfValue(String text, int from) {
    char first = from < text.length() ? text.charAt(from) : ' ';
    boolean quoted = first == '"' || first == '\'';
    int quote = quoted ? text.indexOf(first, from + 1) : from;
    return quote < 0 ? text.length() : endOf(text, quoted ? quote + 1 : from, VALUE_ENDS);
  }

  private static int endOf(String text, int from, String ends) {
    int i = from;
    while (i < text.length() && ends.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** {@code jdbc:oracle:thin:scott/tiger@host} has no slashes before its user. */
  private static String withoutOracleUser(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    int done = 0;
    for (int at = text.indexOf(ORACLE); at >= 0; at = text.indexOf(ORACLE, done)) {
      int end = endOf(text, at, " \t\r\n\"'<>");
      int user = text.indexOf(':', at + ORACLE.length()) + 1;
      int sign = text.lastIndexOf('@', end - 1);
      boolean has = user > 0 && sign > user;
      safe.append(text, done, has ? user : end).append(text, has ? sign : end, end);
      done = end;
    }
    return safe.append(text, done, text.length()).toString();
  }
}
