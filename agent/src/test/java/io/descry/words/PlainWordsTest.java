package io.descry.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts for users have the field's terms instead of words that Descry once invented. */
class PlainWordsTest {

  /** Each with the plain word for it. */
  private static final List<StandIn> STAND_INS =
      List.of(
          new StandIn("\\b(?:weaves?|woven|weaving)\\b", "instrument"),
          new StandIn("\\bfloors?\\b", "lowest count"),
          new StandIn("\\bfor want of\\b", "because no ... was free"),
          new StandIn("\\bthe surest way\\b", "recommended"),
          new StandIn("\\ball used in\\b", "full in"),
          new StandIn("\\b(?:is|are|and) said (?:once|so)\\b", "is reported"),
          new StandIn("\\bdoes not save it\\b", "not the only leak"),
          new StandIn("\\bnothing wrong seen\\b", "not judged yet"),
          new StandIn("\\ball the same\\b", "nevertheless, or name the case"),
          new StandIn("\\bfrom here on\\b", "name the limit"),
          new StandIn("\\bnobody meant\\b", "unlimited"),
          new StandIn("\\bto the last number\\b", "checks its count"),
          new StandIn("\\bchance has it\\b", "chance predicts"),
          new StandIn("\\bnought\\b", "zero"),
          new StandIn("\\b(?:acquits?|acquitted|innocent)\\b", "is not a leak"),
          new StandIn("\\bstirred\\b", "active"),
          new StandIn("\\bis yours\\b|\\bleave it to you\\b", "the caller must"));

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  @Test
  void documents_and_rule_pages_have_no_stand_ins() throws IOException {
    List<Path> pages = new ArrayList<>(Texts.rulePages());
    Texts.documents().stream().filter(PlainWordsTest::isForUsers).forEach(pages::add);
    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      for (Block block : Document.read(page).blocks()) {
        block.sentences().forEach(sentence -> find(block.place(), sentence, found));
      }
    }

    assertThat(String.join("\n", found)).isEmpty();
  }

  @Test
  void reports_messages_and_option_help_have_no_stand_ins() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : Texts.sources()) {
      String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
      Matcher literal = LITERAL.matcher(code);
      StringBuilder strings = new StringBuilder();
      while (literal.find()) {
        strings.append(literal.group(1)).append('\n');
      }
      strings
          .toString()
          .lines()
          .filter(text -> text.contains(" ")) // A single word is a field or a name.
          .forEach(text -> find(source.toString(), text, found));
    }

    assertThat(String.join("\n", found)).isEmpty();
  }

  /** Decisions tell how the code came to be, in the words of the code. */
  private static boolean isForUsers(Path document) {
    return !document.toString().contains("decisions") && !document.endsWith("HOW_IT_WORKS.md");
  }

  private static void find(String place, String text, List<String> found) {
    for (StandIn standIn : STAND_INS) {
      if (standIn.pattern.matcher(text).find()) {
        found.add(place + ": say \"" + standIn.plain + "\": " + text);
      }
    }
  }

  private record StandIn(Pattern pattern, String plain) {

    StandIn(String regex, String plain) {
      this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), plain);
    }
  }
}
