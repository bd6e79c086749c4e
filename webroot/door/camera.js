import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';

const PAUSE = 200;

/** Browsers without a reader of their own have people type, or a scanner in hand. */
export const canRead = () => 'BarcodeDetector' in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** Reads codes that are held before it: an event `code` for each, not twice in a row. */
class DoorCamera extends PlainElement {
  static properties = { failed: { state: true } };
  #stream;
  #timer;
  #last;

  async firstUpdated() {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const video = this.querySelector('video');
      video.srcObject = this.#stream;
      await video.play();
      const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
      this.#look(detector, video);
    } catch {
      this.failed = true;
    }
  }

  async #look(detector, video) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found && found.rawValue !== this.#last) this.dispatchEvent(new CustomEvent('code', { detail: found.rawValue }));
    this.#last = found ? found.rawValue : this.#last;
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(detector, video), PAUSE);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
  }

  render() {
    return this.failed ? html`<p class="panel" role="alert">${t('door.camera.failed')}</p>` : html`<video playsinline muted aria-label=${t('door.camera')}></video>`;
  }
}
customElements.define('door-camera', DoorCamera);
