import { html, nothing } from 'lit';
import { Watch } from '../../lib/cell.js';
import { PlainElement, vars } from '../../parts/element.js';
import { worst } from './conflicts.js';
import { topOf } from './frame.js';
import { endOf } from './place.js';
import { conflictWords, roomName, spanOf } from './words.js';

const GAP = 12;

/** Where the session that is held would be dropped, and what is in its way there. */
class DropGhost extends PlainElement {
  static properties = { hold: {}, frame: {}, rooms: {}, program: {} };

  willUpdate(changed) {
    if (changed.has('hold')) this.watch = new Watch(this, this.hold);
  }

  updated() {
    const ghost = this.querySelector('.ghost');
    if (!ghost) return;
    // With keys nothing else brings the place into sight.
    if (this.hold.value.byKeys) ghost.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    ghost.classList.toggle('raised', isLow(ghost));
  }

  render() {
    const { place, conflicts, session } = this.hold.value ?? {};
    if (!place) return nothing;
    const top = topOf(this.frame);
    const at = {
      '--top': `${top(place.start)}px`,
      '--height': `${top(endOf(place)) - top(place.start)}px`,
      '--column': this.rooms.indexOf(place.roomId) + 1,
    };
    return html`<div class="ghost ${(worst(conflicts) ?? '').toLowerCase()}" ${vars(at)}><b>${session.title}</b>
      <div class="ghost-words"><b>${spanOf(place, this.program)}</b> ${roomName(place.roomId, this.program)}
        ${conflicts.map((conflict) => html`<p>${conflictWords(conflict, this.program)}</p>`)}</div></div>`;
  }
}
/** Whether what is said below it would be out of sight. */
function isLow(ghost) {
  const { bottom } = ghost.closest('.grid-scroller').getBoundingClientRect();
  return ghost.getBoundingClientRect().bottom + ghost.querySelector('.ghost-words').offsetHeight + GAP > bottom;
}
customElements.define('drop-ghost', DropGhost);
