/**
 * Lives of programs, made up and recorded, that growth is judged on: {@link
 * io.descry.diagnosis.simulation.GrowthSimulation} prints the figures. Even seeds are the half that
 * rules are tuned on; odd ones are held out.
 */
package io.descry.diagnosis.simulation;
