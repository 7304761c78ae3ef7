package io.descry.tests.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip and jar files, gzip, and what reads them: class loaders, file systems, URLs. */
final class Zips implements Family {

  @Override
  public void addTo(Corpus corpus) {
    reading(corpus);
    broken(corpus);
    closing(corpus);
    readers(corpus);
    compression(corpus);
  }

  private static File zip(Page page, String name) throws IOException {
    File file = page.absent(name);
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(file))) {
      out.putNextEntry(new ZipEntry("one.txt"));
      out.write("first".getBytes("US-ASCII"));
      out.putNextEntry(new ZipEntry("d/two.txt"));
      out.write(new byte[5000]);
    }
    return file;
  }

  private static void reading(Corpus corpus) {
    corpus
        .program(
            "entries of a zip file",
            page -> {
              try (ZipFile zip = new ZipFile(zip(page, "a.zip"))) {
                page.say(zip.size(), zip.getName(), zip.getEntry("none"), zip.getComment());
                for (ZipEntry entry : Collections.list(zip.entries())) {
                  page.say(entry.getName(), entry.getSize(), entry.getCrc() != 0);
                }
                try (InputStream in = zip.getInputStream(zip.getEntry("one.txt"))) {
                  page.say(in.available(), in.read(), in.skip(10), in.read());
                }
                page.say(zip.getInputStream(new ZipEntry("none")));
              }
            })
        .program(
            "one zip file is opened three times",
            page -> {
              File file = zip(page, "a.zip");
              ZipFile one = new ZipFile(file);
              ZipFile two = new ZipFile(file);
              one.close();
              ZipFile three = new ZipFile(file, ZipFile.OPEN_READ);
              page.say(two.size(), three.size());
              two.close();
              three.close();
            })
        .program(
            "a zip file is deleted as it is opened, or while it is open",
            page -> {
              File file = zip(page, "a.zip");
              try (ZipFile zip = new ZipFile(file, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE)) {
                page.say(zip.size(), file.exists());
              }
              File other = zip(page, "b.zip");
              try (ZipFile zip = new ZipFile(other)) {
                page.say(other.delete(), zip.getInputStream(zip.getEntry("one.txt")).read());
              }
              page.does("mode", () -> new ZipFile(zip(page, "c.zip"), 7));
            });
  }

  private static void broken(Corpus corpus) {
    corpus
        .program(
            "files that are no zip files",
            page -> {
              File empty = page.file("empty.zip", "");
              File text = page.file("text.zip", "this is not what it says that it is, by far");
              page.does("empty", () -> new ZipFile(empty));
              page.does("text", () -> new ZipFile(text));
              page.does("cut", () -> new ZipFile(cut(page)).close());
              page.does("a jar", () -> new JarFile(text));
              page.tell("gzip", () -> new GZIPInputStream(new FileInputStream(text)).read());
              page.tell(
                  "a stream", () -> new ZipInputStream(new FileInputStream(text)).getNextEntry());
              collect(page);
            })
        .program(
            "entries that are written wrong",
            page -> {
              try (ZipOutputStream out = new ZipOutputStream(new ByteArrayOutputStream())) {
                page.does("no entry", () -> out.write(1));
                out.putNextEntry(new ZipEntry("a"));
                page.does("twice", () -> out.putNextEntry(new ZipEntry("a")));
                page.does("method", () -> out.setMethod(77));
              }
              page.does(
                  "long name", () -> new ZipEntry(new String(new char[70000])).getName().length());
            });
  }

  private static File cut(Page page) throws IOException {
    byte[] all = Files.readAllBytes(zip(page, "whole.zip").toPath());
    byte[] half = java.util.Arrays.copyOf(all, all.length / 2);
    return Files.write(page.absent("cut.zip").toPath(), half).toFile();
  }

  /** Two of the streams above are left to the collector. */
  private static void collect(Page page) throws Exception {
    File file = page.absent("text.zip");
    for (int i = 0; i < 500 && Descriptors.hasOpen(file); i++) {
      System.gc();
      System.runFinalization();
      Thread.sleep(5);
    }
    page.say(Descriptors.hasOpen(file));
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a zip file is closed before its entries' streams",
            page -> {
              ZipFile zip = new ZipFile(zip(page, "a.zip"));
              InputStream in = zip.getInputStream(zip.getEntry("d/two.txt"));
              Enumeration<? extends ZipEntry> entries = zip.entries();
              page.say(in.read(), entries.hasMoreElements());
              zip.close();
              zip.close();
              page.tell("read", () -> in.read(new byte[9000]));
              page.tell("entry", () -> zip.getEntry("one.txt"));
              page.tell("size", zip::size);
              page.tell("next", entries::nextElement);
              in.close();
            })
        .program(
            "a zip stream is closed in the middle of an entry",
            page -> {
              ZipInputStream in = new ZipInputStream(new FileInputStream(zip(page, "a.zip")));
              page.say(in.getNextEntry().getName(), in.read(), in.available());
              in.close();
              page.tell("read", in::read);
              page.tell("next", in::getNextEntry);
            });
  }

  private static void readers(Corpus corpus) {
    corpus
        .program(
            "a zip file system",
            page -> {
              URI uri = URI.create("jar:" + zip(page, "a.zip").toURI());
              try (FileSystem zips =
                  FileSystems.newFileSystem(uri, Collections.<String, Object>emptyMap())) {
                Path one = zips.getPath("one.txt");
                page.say(Files.size(one), Files.readAllLines(one));
                Files.write(zips.getPath("new"), new byte[3]);
                page.tell(
                    "twice",
                    () -> FileSystems.newFileSystem(uri, Collections.<String, Object>emptyMap()));
              }
              try (ZipFile zip = new ZipFile(page.absent("a.zip"))) {
                page.say(zip.size());
              }
            })
        .program(
            "a class loader reads resources, and is closed",
            page -> {
              URL[] urls = {zip(page, "a.zip").toURI().toURL(), page.folder.toURI().toURL()};
              URLClassLoader loader = new URLClassLoader(urls, null);
              try (InputStream in = loader.getResourceAsStream("one.txt")) {
                page.say(in.read());
              }
              page.say(loader.getResource("none"), loader.getResource("a.zip") != null);
              page.tell("class", () -> loader.loadClass("none.Such"));
              InputStream open = loader.getResourceAsStream("d/two.txt");
              loader.close();
              page.tell("after it", () -> loader.getResourceAsStream("one.txt"));
              page.tell("the open one", open::read);
            })
        .program(
            "a jar URL without its cache",
            page -> {
              URL url = new URL("jar:" + zip(page, "a.zip").toURI() + "!/one.txt");
              java.net.JarURLConnection connection =
                  (java.net.JarURLConnection) url.openConnection();
              connection.setUseCaches(false);
              try (InputStream in = connection.getInputStream()) {
                page.say(connection.getContentLength(), in.read(), connection.getEntryName());
              }
              java.net.URLConnection missing = new URL(url, "none.txt").openConnection();
              missing.setUseCaches(false);
              page.tell("missing", missing::getInputStream);
            });
  }

  private static void compression(Corpus corpus) {
    corpus
        .program(
            "gzip through files, two members in a row",
            page -> {
              File file = page.absent("a.gz");
              for (int i = 0; i < 2; i++) {
                try (GZIPOutputStream out =
                    new GZIPOutputStream(new FileOutputStream(file, true))) {
                  out.write("member".getBytes("US-ASCII"));
                }
              }
              try (GZIPInputStream in = new GZIPInputStream(new FileInputStream(file))) {
                byte[] bytes = new byte[20];
                int first = in.read(bytes);
                page.say(first, in.read(bytes), in.read(), in.markSupported());
              }
            })
        .program(
            "deflated and checked streams",
            page -> {
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, true)) {
                out.write(new byte[1000]);
                out.flush();
                page.say(bytes.size() > 0);
              }
              CheckedInputStream checked =
                  new CheckedInputStream(
                      new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                      new CRC32());
              page.say(checked.skip(2000), checked.read(), checked.getChecksum().getValue());
              checked.close();
              page.tell("closed", checked::read);
            });
  }
}
