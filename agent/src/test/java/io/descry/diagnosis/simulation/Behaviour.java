package io.descry.diagnosis.simulation;

/** What a site does in each second, told in order. */
interface Behaviour {

  void second(SimulatedSite site, long second);

  /** Both. */
  default Behaviour and(Behaviour other) {
    return (site, second) -> {
      second(site, second);
      other.second(site, second);
    };
  }
}
