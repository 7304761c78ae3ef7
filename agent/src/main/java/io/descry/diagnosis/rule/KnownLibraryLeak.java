package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.FindingCopy;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Titles;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.knowledge.KnownLeak;
import io.descry.knowledge.KnownLeaks;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaks that a library's maintainers have fixed already: the remedy is another version, not another
 * line. Asked first, since it explains a leak better than any rule about a kind. Where the version
 * is not known the leak is as certain, and only its cause "may be".
 */
final class KnownLibraryLeak implements Rule {

  static final String ID = "known-library-leak";

  @Override
  public List<Finding> find(Situation situation) {
    Map<String, List<Judgement>> lines = new LinkedHashMap<>();
    Map<String, KnownLeaks.Match> matches = new LinkedHashMap<>();
    for (Judgement site : situation.unexplained) {
      KnownLeaks.Match match = match(site, situation);
      if (match != null) {
        String line = match.leak + " at " + site.facts.where();
        matches.putIfAbsent(line, match);
        lines.computeIfAbsent(line, key -> new ArrayList<>()).add(site);
      }
    }
    List<Finding> findings = new ArrayList<>();
    matches.forEach((line, match) -> findings.add(finding(situation, match, sites(lines, line))));
    return findings;
  }

  private static List<Judgement> sites(Map<String, List<Judgement>> lines, String line) {
    return lines.getOrDefault(line, new ArrayList<>());
  }

  private static KnownLeaks.@Nullable Match match(Judgement site, Situation situation) {
    return site.isSuspicious() && !site.consequence
        ? situation.context.options.knowledge.knownLeaks.of(site.facts.site)
        : null;
  }

  private static Finding finding(
      Situation situation, KnownLeaks.Match match, List<Judgement> sites) {
    Judgement first = sites.get(0);
    String noun = first.facts.kind().toString().replace("-", " ") + " handle";
    String title = said(match) + ": " + Titles.of(noun, first.facts.where(), sites);
    Finding.Builder finding =
        FindingCopy.of(LeakRule.leak(ID, situation, sites, title, advice(match)));
    addTo(finding.evidence, match);
    return finding.build();
  }

  private static String said(KnownLeaks.Match match) {
    KnownLeak leak = match.leak;
    String what = match.isCertain() ? "known leak: " : "may be a known leak: ";
    String version =
        match.isCertain() ? "" : " before " + leak.fixed + " (its version is not known)";
    return what + match.library + version + " " + leak.symptom + " (" + leak.issue + ")";
  }

  private static String advice(KnownLeaks.Match match) {
    KnownLeak leak = match.leak;
    String fix = leak.artifact + " " + leak.fixed + ": " + leak.source + ".";
    return match.isCertain()
        ? "Upgrade to " + fix + " What still grows then is the application's."
        : "Look up the version of " + leak.artifact + "; if it is older, upgrade to " + fix;
  }

  private static void addTo(Map<String, Object> evidence, KnownLeaks.Match match) {
    evidence.put("knownLeak", match.leak.issue);
    evidence.put("knownLeakCertainty", match.isCertain() ? "certain" : "suspect");
    evidence.put("knownLeakChecked", match.leak.checked.toString());
    evidence.put("knownLeakSource", match.leak.source);
    evidence.put("library", match.library.toString());
    evidence.put("leaksFrom", match.leak.from);
    evidence.put("fixedIn", match.leak.fixed);
  }
}
