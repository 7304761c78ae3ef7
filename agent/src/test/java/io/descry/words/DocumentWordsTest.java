package io.descry.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and rule pages have short sentences, and lines that fit a screen. */
class DocumentWordsTest {

  private static final int WORDS = 35;
  private static final int COLUMNS = 120;

  @Test
  void no_sentence_is_longer_than_35_words() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : everything()) {
      tooLong.addAll(longSentences(Document.read(file)));
    }

    assertThat(String.join("\n", tooLong)).isEmpty();
  }

  @Test
  void no_line_of_prose_passes_120_columns() throws IOException {
    List<String> tooWide = new ArrayList<>();
    for (Path file : Texts.documents()) {
      for (Block line : Document.read(file).lines()) {
        if (line.text().length() > COLUMNS) {
          tooWide.add(line.place() + ": " + line.text());
        }
      }
    }

    assertThat(String.join("\n", tooWide)).isEmpty();
  }

  @Test
  void code_and_tables_have_no_sentences_of_prose(@TempDir Path folder) throws IOException {
    String words = "Word" + " word".repeat(WORDS);
    String code = "```\n" + words + "\n```\n\n    " + words + "\n\n";
    Path file = folder.resolve("page.md");
    Files.writeString(file, code + "- Short. `" + words + "` is one word.\n  " + words + "\n");

    List<String> found = longSentences(Document.read(file));

    assertThat(found).singleElement().asString().startsWith(file + ":7: 36 words");
  }

  private static List<Path> everything() throws IOException {
    List<Path> files = new ArrayList<>(Texts.documents());
    files.addAll(Texts.rulePages());
    return files;
  }

  private static List<String> longSentences(Document document) {
    List<String> found = new ArrayList<>();
    for (Block block : document.blocks()) {
      for (String sentence : block.sentences()) {
        long words = Block.words(sentence);
        if (words > WORDS) {
          found.add(block.place() + ": " + words + " words: " + sentence);
        }
      }
    }
    return found;
  }
}
