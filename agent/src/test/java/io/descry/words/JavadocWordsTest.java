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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first sentence about a public type is a noun or verb phrase with a full stop. */
class JavadocWordsTest {

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^(?:public )(?:final |abstract |sealed )*(?:class|interface|enum|@interface)"
              + " (\\w+)");
  private static final Pattern COMMENT =
      Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n|[ )}\\]][^\\n]*\\n)*$");
  private static final Pattern FIRST = Pattern.compile("(?s)\\A(.*?[.])(?=\\s|$)(?!\\s+[a-z])");
  private static final Pattern NO_PHRASE =
      Pattern.compile(
          "(?i)(?:this|these|it|its|that|those|what|where|who|which|how|when|whether|if|here|there"
              + "|such|only|as|of|in|for|to|from|at|by|with)\\b.*");

  @Test
  void each_public_type_says_first_what_it_is() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : Texts.sources()) {
      String source = Files.readString(file);
      Matcher type = PUBLIC_TYPE.matcher(source);
      if (type.find()) {
        String first = firstSentence(source.substring(0, type.start()));
        if (!isPhrase(first)) {
          wrong.add(file + ": " + type.group(1) + ": " + first);
        }
      }
    }

    assertThat(String.join("\n", wrong)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"This class reads files.", "What is open.", "An open handle", ""})
  void a_stand_in_and_a_missing_stop_are_found(String first) {
    assertThat(isPhrase(first)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"An open handle.", "Reads files."})
  void a_noun_phrase_and_a_verb_phrase_pass(String first) {
    assertThat(isPhrase(first)).isTrue();
  }

  private static boolean isPhrase(String first) {
    return first.endsWith(".") && !NO_PHRASE.matcher(first).matches();
  }

  private static String firstSentence(String before) {
    Matcher comment = COMMENT.matcher(before);
    if (!comment.find()) {
      return "";
    }
    String text = comment.group(1).replaceAll("(?m)^\\s*\\* ?", "").replaceAll("\\s+", " ").strip();
    Matcher first = FIRST.matcher(text);
    return first.find() ? first.group(1) : text;
  }
}
