package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The machine's own Chromium without a window, where there is one with its driver. */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether both are installed. */
  public static boolean isInstalled() {
    return find("chromium", "google-chrome").isPresent() && find("chromedriver").isPresent();
  }

  public static Browser start(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium", "google-chrome").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--no-default-browser-check",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    options.setPageLoadTimeout(PATIENCE);
    options.setScriptTimeout(PATIENCE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of("/usr/bin/" + name, "/usr/local/bin/" + name))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens an address; it need not have been drawn yet. */
  public void open(String address) {
    driver.get(address);
  }

  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What the script returns. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The texts of all that the selector finds, in one question. */
  public List<String> texts(String selector) {
    List<?> found =
        (List<?>)
            run(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                selector);
    List<String> texts = new ArrayList<>();
    found.forEach(text -> texts.add(String.valueOf(text)));
    return texts;
  }

  /** As if the system were set to {@code dark} or {@code light}. */
  public void prefer(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** As on a screen of so many points. */
  public void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  /** The whole page as a picture. */
  public void screenshot(Path file) {
    List<?> size =
        (List<?>) run("const e = document.documentElement; return [e.clientWidth, e.scrollHeight]");
    Map<String, Object> clip =
        Map.of("x", 0, "y", 0, "width", size.get(0), "height", size.get(1), "scale", 1);
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the browser complained of: a blocked script, a failed request, an error. */
  public List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
