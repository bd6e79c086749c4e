import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Watch } from '../lib/cell.js';
import { isHeldUp } from '../lib/commands.js';
import { t } from '../lib/i18n.js';
import { discard, resolve, write } from '../lib/notes.js';
import { reach } from '../lib/reach.js';
import { signInEnded } from '../lib/session.js';
import { PlainElement } from './element.js';
import { icon } from './icons.js';
import './rich-text.js';

/** Writes Markdown and shows it; every letter is kept, with or without a connection. */
class NoteEditor extends PlainElement {
  static properties = { note: {}, preview: { state: true }, sure: { state: true } };
  watch = new Watch(this, isHeldUp, reach, signInEnded);

  #state() {
    const { note } = this;
    if (note.conflict) return t('notes.state.conflict');
    if (!note.changed) return note.version ? t('notes.state.saved') : '';
    if (note.problem) return t('notes.state.problem', { text: note.problem });
    return t(`notes.state.${isHeldUp.value ? heldUpBy() : 'saving'}`);
  }

  #conflict() {
    const { id, text, conflict } = this.note;
    if (!conflict) return nothing;
    return html`<div class="conflict" role="alert"><p>${icon('warning')}${t('notes.conflict.text')}</p>
      <pre>${conflict.text}</pre>
      <p class="actions"><button type="button" class="button small" @click=${() => resolve(id, `${text}\n\n---\n\n${conflict.text}`)}>${t('notes.conflict.both')}</button>
        <button type="button" class="button small" @click=${() => resolve(id, text)}>${t('notes.conflict.mine')}</button>
        <button type="button" class="button small" @click=${() => resolve(id, conflict.text)}>${t('notes.conflict.theirs')}</button></p></div>`;
  }

  #remove() {
    if (!this.note.text.trim() || this.sure) return discard(this.note.id);
    this.sure = true;
    return undefined;
  }

  render() {
    const { note, preview } = this;
    return html`<div class="note">
      <div class="note-tools"><div class="segmented small" role="group" aria-label=${t('notes.mode')}>
          <button type="button" aria-pressed=${!preview} @click=${() => (this.preview = false)}>${t('notes.write')}</button>
          <button type="button" aria-pressed=${Boolean(preview)} @click=${() => (this.preview = true)}>${t('notes.preview')}</button></div>
        <span class="spring"></span><span class="note-state" role="status">${this.#state()}</span>
        <button type="button" class="icon-button ${this.sure ? 'danger' : ''}" aria-label=${t(this.sure ? 'notes.delete.sure' : 'notes.delete')}
          @click=${this.#remove} @blur=${() => (this.sure = false)}>${icon('trash')}${this.sure ? html`<span>${t('notes.delete.sure')}</span>` : nothing}</button></div>
      ${preview ? html`<rich-text .text=${note.text}></rich-text>` : html`<label><span class="hidden">${t('notes.text')}</span>
        <textarea maxlength="20000" placeholder=${t('notes.placeholder')} .value=${live(note.text)} @input=${(event) => write(note.id, event.target.value)}></textarea></label>`}
      ${this.#conflict()}</div>`;
  }
}
function heldUpBy() {
  if (reach.value === 'no') return 'unreached';
  return signInEnded.value ? 'signed-out' : 'offline';
}

customElements.define('note-editor', NoteEditor);
