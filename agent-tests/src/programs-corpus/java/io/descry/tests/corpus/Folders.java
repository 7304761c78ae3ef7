package io.descry.tests.corpus;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders: listing, walking, copies, links, temporary and deleted files. */
final class Folders implements Family {

  @Override
  public void addTo(Corpus corpus) {
    listing(corpus);
    walking(corpus);
    closing(corpus);
    secure(corpus);
    copies(corpus);
    temporary(corpus);
  }

  private static Path three(Page page) throws IOException {
    page.file("c", "3");
    page.file("a", "1");
    Files.createDirectory(page.absent("d").toPath());
    Files.write(page.folder.toPath().resolve("d/e"), new byte[5]);
    return page.folder.toPath();
  }

  private static List<String> names(Iterable<Path> paths) {
    List<String> names = new ArrayList<>();
    paths.forEach(path -> names.add(path.getFileName().toString()));
    names.sort(null);
    return names;
  }

  private static void listing(Corpus corpus) {
    corpus
        .program(
            "a folder is listed in every way",
            page -> {
              Path folder = three(page);
              try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                page.say(names(all));
              }
              try (DirectoryStream<Path> some = Files.newDirectoryStream(folder, "[ab]*")) {
                page.say(names(some));
              }
              try (Stream<Path> list = Files.list(folder)) {
                page.say(
                    list.map(p -> p.getFileName().toString())
                        .sorted()
                        .collect(Collectors.toList()));
              }
              page.say(folder.toFile().list().length, folder.toFile().listFiles().length);
            })
        .program(
            "a filter throws",
            page -> {
              Path folder = three(page);
              DirectoryStream.Filter<Path> filter =
                  path -> {
                    throw new IOException("refused");
                  };
              try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, filter)) {
                page.tell("next", () -> all.iterator().hasNext());
              }
              page.tell("pattern", () -> Files.newDirectoryStream(folder, "["));
            });
  }

  private static void walking(Corpus corpus) {
    corpus
        .program(
            "a tree is walked",
            page -> {
              try (Stream<Path> walk = Files.walk(three(page))) {
                page.say(walk.map(Path::toString).sorted().collect(Collectors.toList()));
              }
              try (Stream<Path> found =
                  Files.find(page.folder.toPath(), 5, (p, a) -> a.size() == 5)) {
                page.say(found.collect(Collectors.toList()));
              }
            })
        .program(
            "a visitor ends the walk in the middle",
            page -> {
              page.tell(
                  "throws",
                  () -> Files.walkFileTree(three(page), new Ending(new IOException("enough"))));
              page.tell(
                  "ends",
                  () -> Files.walkFileTree(page.folder.toPath(), new Ending(null)).isAbsolute());
            })
        .program(
            "a walk is left in the middle, and closed",
            page -> {
              Stream<Path> walk = Files.walk(three(page));
              Iterator<Path> iterator = walk.iterator();
              iterator.next();
              iterator.next();
              walk.close();
              page.tell("next", () -> iterator.hasNext());
            });
  }

  private static final class Ending extends SimpleFileVisitor<Path> {
    private final IOException failure;

    Ending(IOException failure) {
      this.failure = failure;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
      if (failure != null) {
        throw failure;
      }
      return FileVisitResult.TERMINATE;
    }
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a directory stream is closed twice, and in the middle",
            page -> {
              DirectoryStream<Path> stream = Files.newDirectoryStream(three(page));
              Iterator<Path> iterator = stream.iterator();
              page.tell("second iterator", stream::iterator);
              page.say(iterator.hasNext());
              stream.close();
              stream.close();
              page.tell(
                  "remove",
                  () -> {
                    iterator.remove();
                    return null;
                  });
              page.tell("iterator", stream::iterator);
            })
        .program(
            "lines of a file are read in part",
            page -> {
              try (Stream<String> lines = Files.lines(page.path("a", "one\ntwo\nthree"))) {
                page.say(lines.skip(1).findFirst().get());
              }
              page.say(
                  Files.readAllLines(page.path("b", "x\r\ny")), Files.size(page.path("b", "x")));
              page.tell("not UTF-8", () -> Files.readAllLines(latin(page)));
            });
  }

  private static Path latin(Page page) throws IOException {
    return Files.write(page.absent("latin").toPath(), new byte[] {(byte) 0xe4, 65});
  }

  private static void secure(Corpus corpus) {
    corpus.program(
        "a secure directory stream opens, moves and deletes below itself",
        page -> {
          Path folder = three(page);
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            SecureDirectoryStream<Path> secure = (SecureDirectoryStream<Path>) stream;
            try (SecureDirectoryStream<Path> below = secure.newDirectoryStream(Paths.get("d"))) {
              page.say(names(below));
              below.deleteFile(Paths.get("e"));
              secure.move(Paths.get("a"), below, Paths.get("moved"));
              page.tell("missing", () -> below.newDirectoryStream(Paths.get("none")));
              page.tell(
                  "bytes",
                  () -> {
                    java.util.Set<java.nio.file.OpenOption> none = new java.util.HashSet<>();
                    try (java.nio.channels.SeekableByteChannel in =
                        below.newByteChannel(Paths.get("moved"), none)) {
                      return in.size();
                    }
                  });
            }
            page.say(names(secure));
          }
        });
  }

  private static void copies(Corpus corpus) {
    corpus
        .program(
            "files are copied and moved",
            page -> {
              Path folder = three(page);
              Path a = folder.resolve("a");
              page.tell("copy", () -> Files.copy(a, folder.resolve("copy")));
              page.tell("again", () -> Files.copy(a, folder.resolve("copy")));
              page.tell(
                  "move", () -> Files.move(a, folder.resolve("c"), StandardCopyOption.ATOMIC_MOVE));
              page.tell("missing", () -> Files.copy(a, System.out));
              page.tell(
                  "not empty",
                  () ->
                      Files.move(
                          folder.resolve("c"),
                          folder.resolve("d"),
                          StandardCopyOption.REPLACE_EXISTING));
              page.tell(
                  "a stream",
                  () ->
                      Files.copy(
                          new java.io.ByteArrayInputStream(new byte[7]), folder.resolve("seven")));
              page.does("delete", () -> Files.delete(folder.resolve("d")));
            })
        .program(
            "links of both sorts",
            page -> {
              Path a = page.path("a", "text");
              Path link = Files.createSymbolicLink(page.absent("link").toPath(), a);
              Path hard = Files.createLink(page.absent("hard").toPath(), a);
              page.say(Files.readSymbolicLink(link), Files.isSameFile(link, hard));
              Files.delete(a);
              page.tell("link", () -> Files.readAllBytes(link).length);
              page.say(
                  Files.readAllBytes(hard).length, Files.isSymbolicLink(link), Files.exists(link));
              page.tell("not a link", () -> Files.readSymbolicLink(hard));
              page.tell("real", () -> link.toRealPath());
            })
        .program(
            "attributes",
            page -> {
              Path a = page.path("a", "text");
              Files.setPosixFilePermissions(a, PosixFilePermissions.fromString("rw-r-----"));
              page.say(PosixFilePermissions.toString(Files.getPosixFilePermissions(a)));
              page.say(Files.getAttribute(a, "size"), Files.isDirectory(a), Files.isReadable(a));
              page.tell("unknown", () -> Files.getAttribute(a, "none:size"));
              page.tell("user", () -> Files.getFileStore(a).name().isEmpty());
            });
  }

  private static void temporary(Corpus corpus) {
    corpus
        .program(
            "temporary files and folders",
            page -> {
              Path folder = page.folder.toPath();
              Path file = Files.createTempFile(folder, "t", null);
              page.say(file.getFileName().toString().matches("t\\d+\\.tmp"), Files.size(file));
              page.say(Files.isDirectory(Files.createTempDirectory(folder, "t")));
              File old = File.createTempFile("abc", ".x", page.folder);
              old.deleteOnExit();
              page.say(old.length(), old.getName().endsWith(".x"));
              page.tell("short", () -> File.createTempFile("a", ".x", page.absent("none")));
            })
        .program(
            "an open file is deleted",
            page -> {
              File file = page.file("a", "text");
              try (java.io.FileInputStream in = new java.io.FileInputStream(file)) {
                page.say(file.delete(), in.read(), file.exists(), in.available());
              }
            });
  }
}
