package io.descry.tests.known;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** PDFBOX-4242. */
public final class PdfBoxFont implements ObjIntConsumer<Path> {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  @Override
  public void accept(Path folder, int port) {
    try (PDDocument document = new PDDocument()) {
      PDType0Font.load(document, font(folder).toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path font(Path folder) throws IOException {
    Path font = folder.resolve("font.ttf");
    if (!Files.exists(font)) {
      try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
        Files.copy(in, font);
      }
    }
    return font;
  }
}
