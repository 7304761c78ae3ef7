package io.descry.tests.programs;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.DateFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.parsers.DocumentBuilderFactory;

/** What the JDK initialises at its first use, from files: broken for good if that fails. */
final class LateClasses {

  private LateClasses() {}

  /** A line of what each gave or threw. */
  static String used() {
    Map<String, Callable<Object>> uses = new LinkedHashMap<>();
    uses.put("date", () -> utc(new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.US)));
    uses.put("zone", () -> TimeZone.getTimeZone("Asia/Tokyo").getRawOffset());
    uses.put("number", () -> NumberFormat.getCurrencyInstance(Locale.GERMANY).format(3.5).length());
    uses.put("currency", () -> Currency.getInstance("JPY").getDefaultFractionDigits());
    uses.put("charset", () -> Arrays.toString("日".getBytes(Charset.forName("Big5"))));
    uses.put("tls", () -> SSLContext.getInstance("TLS").getProtocol());
    uses.put("tls-default", () -> SSLContext.getDefault().getProtocol());
    uses.put("trust", () -> trusted());
    uses.put("random", () -> new SecureRandom().generateSeed(4).length);
    uses.put("digest", () -> MessageDigest.getInstance("SHA-256").digest().length);
    uses.put("resolve", () -> InetAddress.getByName("localhost").isLoopbackAddress());
    uses.put("xml", () -> DocumentBuilderFactory.newInstance().newDocumentBuilder() != null);
    StringBuilder line = new StringBuilder();
    uses.forEach((name, use) -> line.append(name).append(' ').append(result(use)).append("; "));
    return line.toString();
  }

  private static Object result(Callable<Object> use) {
    try {
      return use.call();
    } catch (Throwable e) {
      return e.toString();
    }
  }

  private static String utc(DateFormat format) {
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(new Date(0));
  }

  private static Object trusted() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory.getTrustManagers().length;
  }
}
