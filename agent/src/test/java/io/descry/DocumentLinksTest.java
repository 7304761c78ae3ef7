package io.descry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A link to a file of the repository leads somewhere, and its anchor to a heading. */
class DocumentLinksTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void every_link_leads_to_a_file_and_a_heading() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : links(Files.readString(document))) {
        String problem = problem(document, link);
        if (problem != null) {
          dead.add(ROOT.relativize(document) + ": " + link + ": " + problem);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void every_page_is_linked_from_another() throws IOException {
    List<Path> linked = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : links(Files.readString(document))) {
        linked.add(target(document, link));
      }
    }

    try (Stream<Path> pages = Files.walk(ROOT.resolve("agent/docs"))) {
      assertThat(pages.filter(DocumentLinksTest::isPage).map(Path::normalize))
          .isNotEmpty()
          .allSatisfy(page -> assertThat(linked).contains(page));
    }
  }

  @Test
  void a_dead_link_a_dead_anchor_and_a_good_one_are_told_apart() {
    Path readme = ROOT.resolve("README.md");

    assertThat(problem(readme, "no-such-file.md")).isEqualTo("no such file");
    assertThat(problem(readme, "README.md#no-such-heading")).isEqualTo("no such heading");
    assertThat(problem(readme, "#install")).isNull();
    assertThat(problem(readme, "https://example.org/nothing")).isNull();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(ROOT.resolve("README.md"));
    documents.add(ROOT.resolve("agent/HOW_IT_WORKS.md"));
    documents.add(ROOT.resolve("demo-app/README.md"));
    try (Stream<Path> pages = Files.walk(ROOT.resolve("agent/docs"))) {
      pages.filter(DocumentLinksTest::isPage).sorted().forEach(documents::add);
    }
    return documents;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  private static List<String> links(String document) {
    String prose = FENCED.matcher(document).replaceAll("");
    return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
  }

  private static String problem(Path document, String link) {
    if (ELSEWHERE.matcher(link).matches()) {
      return null;
    }
    Path target = target(document, link);
    if (!Files.exists(target)) {
      return "no such file";
    }
    int anchor = link.indexOf('#');
    return anchor < 0 || anchors(target).contains(link.substring(anchor + 1))
        ? null
        : "no such heading";
  }

  private static Path target(Path document, String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? document : document.resolveSibling(file).normalize();
  }

  /** As GitHub makes them: lower case, letters, digits and hyphens, a space is a hyphen. */
  private static List<String> anchors(Path document) {
    try {
      String prose = FENCED.matcher(Files.readString(document)).replaceAll("");
      return HEADING.matcher(prose).results().map(DocumentLinksTest::anchor).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String anchor(MatchResult heading) {
    String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
    return text.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }
}
