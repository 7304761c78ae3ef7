package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.export.json.JsonRenderer;
import io.descry.report.ReportSample;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final Pattern REPORT =
      Pattern.compile(
          "<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);

  private final HtmlPage page = HtmlPage.load();

  @Test
  void a_report_cannot_end_the_element_it_stands_in_and_is_read_back_as_it_was() throws Exception {
    String json = "{\"a\":\"</script><script>alert(1)</script><!-- \u2028\u2029 $& @SCRIPT@\"}";

    Matcher found = REPORT.matcher(page.with(json));

    assertThat(found.find()).isTrue();
    assertThat(found.group(1)).doesNotContain("<");
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(found.group(1))).isEqualTo(mapper.readTree(json));
  }

  @Test
  void a_hostile_report_leaves_the_page_what_it_is() {
    String html = page.with(new JsonRenderer().render(ReportSample.hostile()));

    assertThat(html.split("<script", -1)).hasSize(3);
    assertThat(html.split("</script>", -1)).hasSize(3);
  }

  @Test
  void the_page_without_a_report_has_none() {
    Matcher found = REPORT.matcher(new String(page.live().body, StandardCharsets.UTF_8));

    assertThat(found.find()).isTrue();
    assertThat(found.group(1)).isEmpty();
  }

  @Test
  void its_policy_allows_its_own_style_and_script_alone() throws Exception {
    String html = new String(page.live().body, StandardCharsets.UTF_8);

    assertThat(page.live().policy)
        .startsWith("default-src 'none';")
        .contains("script-src 'sha256-" + hash(html, "<script>", "</script>") + "'")
        .contains("style-src 'sha256-" + hash(html, "<style>", "</style>") + "'")
        .doesNotContain("unsafe");
    assertThat(html).contains("content=\"" + page.live().policy + "\"");
  }

  @Test
  void nothing_of_it_comes_from_elsewhere_or_is_parsed_as_markup() {
    String html = new String(page.live().body, StandardCharsets.UTF_8);

    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("innerHTML")
        .doesNotContain("outerHTML")
        .doesNotContain("insertAdjacentHTML")
        .doesNotContain("document.write")
        .doesNotContain("eval(")
        .doesNotContain("@REPORT@")
        .doesNotContain(" style=");
  }

  private static String hash(String html, String begin, String end) throws Exception {
    int from = html.indexOf(begin) + begin.length();
    byte[] text = html.substring(from, html.indexOf(end, from)).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
  }
}
