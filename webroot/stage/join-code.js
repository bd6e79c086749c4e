import { correction } from '../parts/qr.js';

/** The code to scan of an address, made once as long as that stays. Draws its host again when codes can be made. */
export class JoinCode {
  #host;
  #generate = null;
  #address = null;
  #code;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    import('../vendor/lean-qr.js').then(({ generate }) => this.#can(generate), () => {});
  }

  #can(generate) {
    this.#generate = generate;
    this.#host.requestUpdate();
  }

  /** @param {string[]} parts of the address, without its protocol @param logo that it is to carry */
  of(parts, logo) {
    const address = `${location.protocol}//${parts.join('')}`;
    if (this.#generate && this.#address !== address) {
      this.#address = address;
      this.#code = this.#generate(address, correction(logo));
    }
    return this.#code;
  }
}
