import { Cell } from '../../lib/cell.js';
import { conflictsOf, worst } from './conflicts.js';
import { isSame, placeOf } from './place.js';

/** The session somebody is moving at this moment, by pointer or by keys: `{ session, from, place, conflicts, byKeys }`, else null. */
export class Hold extends Cell {
  #plan;

  constructor(plan) {
    super(null);
    this.#plan = plan;
  }

  pick(session, place, byKeys = false) {
    this.value = { session, from: placeOf(session), byKeys, ...this.#at(session, place) };
  }

  /** @param place null for off the grid */
  over(place) {
    if (!isSame(place, this.value.place)) this.value = { ...this.value, ...this.#at(this.value.session, place) };
  }

  release() {
    const held = this.value;
    this.value = null;
    return held;
  }

  #at(session, place) {
    return { place, conflicts: conflictsOf(session, place, this.#plan.program, this.#plan.state.value.rules) };
  }
}

export const isBlocked = ({ conflicts }) => worst(conflicts) === 'BLOCK';
