import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { reader } from './reader.js';

const PAUSE = 150;

/** Without a camera people type, or a scanner in hand does. */
export const canRead = () => Boolean(navigator.mediaDevices?.getUserMedia);

/** Reads codes that are held before it: an event `code` for each, not twice in a row. */
class DoorCamera extends PlainElement {
  static properties = { failed: { state: true } };
  #stream;
  #timer;
  #last;
  #reader;

  async firstUpdated() {
    try {
      [this.#stream, this.#reader] = await Promise.all([navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }), reader()]);
      if (!this.isConnected) return this.#end();
      const video = this.querySelector('video');
      video.srcObject = this.#stream;
      await video.play();
      await this.#look(video);
    } catch {
      this.#end();
      this.failed = true;
    }
  }

  async #look(video) {
    const found = await this.#reader.read(video);
    if (!this.isConnected) return;
    if (found && found !== this.#last) this.dispatchEvent(new CustomEvent('code', { detail: found }));
    this.#last = found ?? this.#last;
    this.#timer = setTimeout(() => this.#look(video).catch(() => (this.failed = true)), PAUSE);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#reader?.close();
    this.#stream?.getTracks().forEach((track) => track.stop());
  }

  render() {
    return this.failed ? html`<p class="panel" role="alert">${t('door.camera.failed')}</p>` : html`<video playsinline muted aria-label=${t('door.camera')}></video>`;
  }
}
customElements.define('door-camera', DoorCamera);
