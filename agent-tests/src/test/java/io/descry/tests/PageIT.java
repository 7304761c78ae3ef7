package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.Browser;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.PageAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page in a real browser, of a program whose files and hosts have markup for names. Screenshots
 * lie in {@code target/page} afterwards.
 */
class PageIT {

  private static final Path PICTURES = Path.of("target", "page");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;

  private static ChildJvm child;
  private static PageAddress page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.isInstalled(), "no chromium and chromedriver here: the page is not looked at");
    child =
        ChildJvm.on(Jdks.running())
            .main("HostileNames", Files.createDirectory(folder.resolve("files")))
            .agent("log=simple,http=0")
            .start();
    child.await("opened");
    page = PageAddress.of(child);
    browser = Browser.start(folder.resolve("profile"));
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
      child.close();
    }
  }

  /** Shows the page and stops it from asking again, so that it stays at one report. */
  @BeforeEach
  void open() {
    browser.size(1280, 900, false);
    browser.prefer("light");
    browser.open(page.root().toString());
    await().atMost(PATIENCE).until(() -> sites() >= 5);
    browser.one("#pause").click();
  }

  @Test
  void the_rows_and_sums_of_the_table_are_those_of_the_report() {
    JsonNode report = shown();

    List<String> rows = new ArrayList<>();
    report
        .get("sites")
        .forEach(
            site ->
                rows.add(
                    site.get("fingerprint").asText()
                        + " "
                        + site.get("open").asText()
                        + " "
                        + site.get("orphaned").asText()
                        + " "
                        + site.get("descriptors").asText()));

    assertThat(rows()).containsExactlyElementsOf(rows);
    assertThat(browser.texts("#site-table tfoot td").subList(2, 6))
        .containsExactly(
            "Sum", sum(report, "open"), sum(report, "orphaned"), sum(report, "descriptors"));
    assertThat(browser.one("#ledger .sum").getText())
        .contains(report.get("standings").get("watched").asText() + " watched")
        .contains("= " + report.get("ledger").get("kernel").asText() + " in the kernel");
  }

  @Test
  void the_table_is_sorted_and_filtered_and_a_stack_opened_by_keyboard() {
    WebElement open = browser.one("[data-column='3']");
    open.sendKeys(Keys.ENTER);
    List<Integer> down = numbers(3);
    browser.one("[data-column='3']").sendKeys(Keys.SPACE);

    assertThat(numbers(3)).isSorted().isNotEqualTo(down);
    assertThat(down).isSortedAccordingTo((a, b) -> b - a);

    browser.one("#filter").sendKeys("file-channel HostileNames");
    await().atMost(PATIENCE).until(() -> sites() < down.size());
    assertThat(browser.texts("#site-table tbody td.kind")).containsOnly("file-channel");
    assertThat(browser.one("#shown").getText()).matches("\\d+ of \\d+ sites");

    browser.one("#site-table .where button").sendKeys(Keys.ENTER);
    assertThat(browser.texts("#site-table .stack li"))
        .anyMatch(f -> f.contains("HostileNames.main"));
    assertThat(browser.run("return document.activeElement.getAttribute('aria-expanded')"))
        .isEqualTo("true");
  }

  @Test
  void a_new_report_leaves_the_focus_and_what_is_open_where_they_were() {
    browser.run("[...document.querySelectorAll('tr.site .where button')].pop().click()");
    browser.run("document.querySelectorAll('tr.site .where button')[0].click()");
    browser.run("document.querySelector('tr.detail details').open = true");
    browser.run("document.querySelector('tr.detail summary').focus()");
    String before = browser.one("#age").getText();

    browser.run("document.getElementById('pause').click()");
    browser.run("document.querySelector('tr.detail summary').focus()");
    await().atMost(PATIENCE).until(() -> !browser.one("#age").getText().equals(before));

    assertThat(browser.all("tr.detail")).hasSize(2);
    assertThat(browser.run("return document.querySelector('tr.detail details').open"))
        .isEqualTo(true);
    assertThat(
            browser.run(
                "return document.activeElement === document.querySelector('tr.detail summary')"))
        .isEqualTo(true);
  }

  @Test
  void the_flame_graph_is_walked_and_zoomed_by_keyboard() {
    List<String> all = browser.texts("#flame button");

    browser.one("#flame button").sendKeys(Keys.ARROW_DOWN);
    WebElement main = (WebElement) browser.run("return document.activeElement");
    assertThat(main.getAttribute("title")).contains("HostileNames.main").contains("descriptors");
    main.sendKeys(Keys.ARROW_DOWN);
    ((WebElement) browser.run("return document.activeElement")).sendKeys(Keys.ENTER);
    assertThat(browser.all("#flame button.dim")).hasSize(2);

    ((WebElement) browser.run("return document.activeElement")).sendKeys(Keys.ESCAPE);
    assertThat(browser.texts("#flame button")).isEqualTo(all);
  }

  @Test
  void names_that_are_markup_are_shown_and_do_nothing() {
    for (int i = 0; i < sites(); i++) {
      browser.run("document.querySelectorAll('tr.site .where button')[arguments[0]].click()", i);
    }
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");

    String text = String.valueOf(browser.run("return document.getElementById('main').textContent"));
    assertThat(text)
        .contains("<img src=x onerror=window.hacked=1>3")
        .contains("a</script><script>window.hacked=3<")
        .contains("\"onmouseover=\"window.hacked=2")
        .contains("<img src=x onerror=window.hacked=1>:");
    assertThat(browser.run("return window.hacked")).isNull();
    assertThat(browser.all("main img, main script, [onmouseover], [onerror]")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void pictures_in_light_and_dark_and_on_a_phone_where_nothing_is_wider_than_the_screen() {
    browser.screenshot(PICTURES.resolve("light.png"));
    browser.prefer("dark");
    browser.screenshot(PICTURES.resolve("dark.png"));
    String dark =
        String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));
    browser.prefer("light");
    browser.size(390, 844, true);
    browser.screenshot(PICTURES.resolve("phone.png"));

    assertThat(dark).isEqualTo("rgb(17, 21, 26)");
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(PICTURES.resolve("phone.png")).isNotEmptyFile();
  }

  @Test
  void as_a_file_it_opens_anywhere_and_shows_five_thousand_sites_of_twenty_thousand_handles()
      throws IOException {
    String html = CommandLine.run("report", "" + child.pid(), "--format", "html").out();
    Path file = folder.resolve("report.html");

    Files.writeString(file, html);
    browser.open(file.toUri().toString());
    assertThat(sites()).isEqualTo(embedded(html).get("sites").size());

    Path large = folder.resolve("large.html");
    Files.writeString(large, LargeReport.in(html, 5_000, 20_000));
    browser.open(large.toUri().toString());
    assertThat(browser.one("#shown").getText()).isEqualTo("5,000 sites");
    browser.one("#all").click();
    assertThat(sites()).isEqualTo(5_000);
    assertThat(browser.texts("#site-table tfoot td").get(3)).isEqualTo("20,000");
    assertThat(browser.all("#flame button")).hasSizeLessThanOrEqualTo(1_500);
    assertThat(browser.complaints()).isEmpty();
  }

  /** How many rows there are. */
  private static int sites() {
    Object rows = browser.run("return document.querySelectorAll('#site-table tr.site').length");
    return ((Number) rows).intValue();
  }

  /** The report that the page shows: the server has kept it, or its rows are still the same. */
  private static JsonNode shown() {
    return AgentReport.parse(page.get("/report.json").body()).root();
  }

  private static JsonNode embedded(String html) {
    return AgentReport.parse(LargeReport.embedded(html)).root();
  }

  /** Fingerprint, open, orphaned and descriptors of each row. */
  private static List<String> rows() {
    List<?> rows =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('tr.site')].map(r => [r.dataset.site,"
                    + " ...[3, 4, 5].map(i => r.children[i].textContent)].join(' '))");
    return rows.stream().map(String::valueOf).toList();
  }

  private static List<Integer> numbers(int column) {
    return browser.texts("#site-table tr.site td:nth-child(" + (column + 1) + ")").stream()
        .map(Integer::valueOf)
        .toList();
  }

  private static String sum(JsonNode report, String field) {
    long sum =
        StreamSupport.stream(report.get("sites").spliterator(), false)
            .mapToLong(site -> site.get(field).asLong())
            .sum();
    return String.valueOf(sum);
  }
}
