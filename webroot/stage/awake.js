/** Keeps the screen lit while an element is shown, where the browser can. A lock ends when the page is out of sight. */
export class Awake {
  #lock = null;
  #ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      this.#lock = await navigator.wakeLock?.request('screen');
    } catch {
      // With little power left the browser refuses; a projector has a socket.
    }
  };

  constructor(host) {
    host.addController(this);
  }

  hostConnected() {
    this.#ask();
    document.addEventListener('visibilitychange', this.#ask);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#ask);
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }
}
