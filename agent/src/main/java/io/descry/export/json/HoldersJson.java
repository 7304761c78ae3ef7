package io.descry.export.json;

import io.descry.report.Finding;
import io.descry.report.HandleRow;
import io.descry.report.Holder;
import io.descry.report.Holders;
import io.descry.report.SiteRow;
import java.io.IOException;

/** The lines that hold a path or a port, as one line of JSON, {@code descry-who/1}. Pure. */
public final class HoldersJson {

  /** The version of this document. */
  public static final String SCHEMA = "descry-who/1";

  private HoldersJson() {}

  /** The document and a line break. */
  public static String render(Holders holders) {
    return JsonOut.document(holders, HoldersJson::document) + '\n';
  }

  private static void document(Holders holders, JsonOut out) throws IOException {
    out.setWall(holders.wall);
    out.text("schema", SCHEMA);
    out.text("subject", holders.subject);
    out.number("pid", holders.pid);
    out.time("at", holders.at);
    out.number("descriptors", holders.descriptors());
    out.rows("holders", holders.holders, HoldersJson::holder);
    out.texts("mapped", holders.mapped);
  }

  private static void holder(Holder holder, JsonOut out) throws IOException {
    SiteRow site = holder.site;
    HandleRow oldest = holder.oldest;
    out.text("class", holder.descriptorClass);
    out.numbers("fds", holder.fds);
    out.texts("targets", holder.targets);
    out.text("kind", oldest == null ? null : oldest.kind);
    out.text("site", site == null ? null : site.fingerprint);
    out.text("applicationFrame", site == null ? null : site.applicationFrame);
    out.texts("frames", site == null ? null : site.frames);
    out.time("openedAt", oldest == null ? null : Long.valueOf(oldest.openedAt));
    out.number("ageMillis", oldest == null ? null : Long.valueOf(oldest.ageMillis));
    out.text("thread", oldest == null ? null : oldest.thread.name);
    out.text("standing", holder.standing);
    out.object("finding", holder.finding, HoldersJson::finding);
  }

  private static void finding(Finding finding, JsonOut out) throws IOException {
    out.text("id", finding.id);
    out.text("code", finding.code);
    out.text("title", finding.title);
    out.own("advice", finding.advice);
  }
}
