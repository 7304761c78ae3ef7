package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void printable_text_of_any_script_stays() {
    String text = "/srv/d\u00e9p\u00f4t/\u4e2d\u6587/\ud83d\ude00 a b";

    assertThat(SafeText.line(text)).isSameAs(text);
  }

  @Test
  void what_moves_the_cursor_or_hides_is_escaped() {
    assertThat(SafeText.line("a\nb\rc\td")).isEqualTo("a\\nb\\rc\\td");
    assertThat(SafeText.line("\u001b[2J\u009b")).isEqualTo("\\u001b[2J\\u009b");
    assertThat(SafeText.line("\u202egpj.exe\u200b")).isEqualTo("\\u202egpj.exe\\u200b");
    assertThat(SafeText.line("\udc80")).isEqualTo("\\udc80");
  }

  @Test
  void a_long_path_keeps_both_ends() {
    String path = "/var/" + "x".repeat(300) + "/end.log";

    assertThat(SafeText.line(path, 30)).isEqualTo("/var/xxxx...xxxxxxxxxx/end.log");
  }

  @Test
  void a_cut_never_falls_within_a_character() {
    String faces = "\ud83d\ude00".repeat(40);

    for (int most = 10; most < 20; most++) {
      assertThat(SafeText.encodable(SafeText.line(faces, most))).doesNotContain("\ufffd");
      assertThat(SafeText.line(faces, most).length()).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void lone_surrogates_become_the_replacement_character() {
    assertThat(SafeText.encodable("a\ud800b\ude00\ud83d\ude00"))
        .isEqualTo("a\ufffdb\ufffd\ud83d\ude00");
    assertThat(SafeText.encodable("plain")).isEqualTo("plain");
  }

  @Test
  void urls_lose_user_query_parameters_and_fragment() {
    assertThat(SafeText.withoutSecrets("https://u:p@h:8443/a/b?k=v#f"))
        .isEqualTo("https://h:8443/a/b");
    assertThat(SafeText.withoutSecrets("jdbc:sqlserver://h;password=x"))
        .isEqualTo("jdbc:sqlserver://h");
    assertThat(SafeText.withoutSecrets("from http://a@b/c?d to 'ftp://e@f?g' now"))
        .isEqualTo("from http://b/c to 'ftp://f' now");
    assertThat(SafeText.withoutSecrets("http://h/p@q")).isEqualTo("http://h/p@q");
    assertThat(SafeText.withoutSecrets("x://")).isEqualTo("x://");
    assertThat(SafeText.withoutSecrets("/data/what?.log")).isEqualTo("/data/what?.log");
  }

  @Test
  void a_url_within_a_url_and_a_password_that_was_not_encoded_are_cut_too() {
    assertThat(SafeText.withoutSecrets("http://proxy/https://u:p@h/x?k=v y"))
        .isEqualTo("http://proxy/https://h/x y");
    assertThat(SafeText.withoutSecrets("https://u:p#w@h/x y")).isEqualTo("https:// y");
    assertThat(SafeText.withoutSecrets("redis://:p/w@h:6379 y")).isEqualTo("redis:// y");
    assertThat(SafeText.withoutSecrets("mongodb://u:p@a:1,b:2/c")).isEqualTo("mongodb://a:1,b:2/c");
    assertThat(SafeText.withoutSecrets("http://[::1]:80/x?y")).isEqualTo("http://[::1]:80/x");
  }

  @Test
  void what_is_called_like_a_secret_is_cut_wherever_it_stands() {
    assertThat(SafeText.withoutSecrets("jdbc:derby:db;user=sa;password=x y"))
        .isEqualTo("jdbc:derby:db;user=sa;password=... y");
    assertThat(SafeText.withoutSecrets("exec-1 GET /login?access_token=abc&x=1"))
        .isEqualTo("exec-1 GET /login?access_token=...&x=1");
    assertThat(SafeText.withoutSecrets("DB_PASSWORD='a b', next"))
        .isEqualTo("DB_PASSWORD=..., next");
    assertThat(SafeText.withoutSecrets("jdbc:oracle:thin:scott/tiger@//h:1521/x"))
        .isEqualTo("jdbc:oracle:thin:@//h:1521/x");
    assertThat(SafeText.withoutSecrets("key=1, monkey=2")).isEqualTo("key=1, monkey=2");
  }

  @Test
  void lines_keep_their_ends_and_nothing_else_that_moves_the_cursor() {
    assertThat(SafeText.lines("a\u001b[2J\n\rb\n")).isEqualTo("a\\u001b[2J\n\\rb\n");
    assertThat(SafeText.lines("\\u001b")).isEqualTo("\\u001b");
  }
}
