package io.descry.diagnosis;

import io.descry.report.Finding;
import java.util.List;

/** Recognises one cause. Pure: the same situation gives the same findings, with the same ids. */
interface Rule {

  /** What it recognises in this situation; usually nothing. */
  List<Finding> find(Situation situation);
}
