/* An officer's private key and a case's, for as long as the page is open: in this module's memory and nowhere else. */
import {
  AlteredError,
  CannotOpenError,
  digestOf,
  fromBase64,
  open,
  packPart,
  recipientOf,
  sealTo,
  textOf,
  toBase64,
  unpackPart,
  unwrap,
} from "./age.js";
import { RefusedError, post, sealedPart } from "./desk-server.js";

const TRIES = 5;
const BOTH = "to_reporter";

export class Vault {
  #desk;
  #identity = "";
  #caseKey = "";

  /** @param {object} desk what conduct.desk.page gives the page */
  constructor(desk) {
    this.#desk = desk;
    this.next = 0;
  }

  get isOpen() {
    return Boolean(this.#caseKey);
  }

  /** Throws CannotOpenError where the passphrase is another, or the key is not the one that counts. */
  async unlock(passphrase) {
    const identity = await unwrap(this.#desk.wrapped, passphrase);
    if ((await recipientOf(identity)) !== this.#desk.publicKey) throw new CannotOpenError("Another key.");
    this.#identity = identity;
  }

  /** Open the case's key, which the server writes down; the list of parts as the log has them. */
  async openCase() {
    const { key, next, parts } = await post(this.#desk.addresses.open);
    const caseKey = textOf(await open(fromBase64(key), this.#identity)).trim();
    if ((await recipientOf(caseKey)) !== this.#desk.recipient) throw new AlteredError("The key of another case.");
    this.#caseKey = caseKey;
    this.next = next;
    return parts;
  }

  /** What a part holds. Throws AlteredError or CannotOpenError for anything but what was put there. */
  async part({ number, kind, digest, problem, url }) {
    if (problem) throw new AlteredError(problem);
    const sealed = await sealedPart(url).catch((error) => {
      throw error.code === "missing" ? new AlteredError("missing") : error;
    });
    if ((await digestOf(sealed)) !== digest) throw new AlteredError("digest");
    return unpackPart(await open(sealed, this.#caseKey), { case: this.#desk.case, number, kind });
  }

  /** Seal a text for its readers and send it; another number where somebody else wrote meanwhile. */
  async write(kind, text) {
    const recipients = kind === BOTH ? [this.#desk.recipient, this.#desk.reporter] : [this.#desk.recipient];
    let number = this.next;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const day = new Date().toISOString().slice(0, 10);
      const sealed = await sealTo(packPart({ case: this.#desk.case, number, kind, day }, text), recipients);
      try {
        const added = await post(this.#desk.addresses.write, { kind, number, sealed: toBase64(sealed) });
        this.next = added.number + 1;
        return added;
      } catch (error) {
        if (!(error instanceof RefusedError) || error.code !== "taken") throw error;
        number = error.answer.next;
      }
    }
    throw new RefusedError("taken");
  }

  /** Seal the case's key to another officer's public key, and have that kept. */
  async share(key, recipient) {
    const sealed = toBase64(await sealTo(this.#caseKey, [recipient]));
    await post(this.#desk.addresses.share, { key, sealed });
  }
}
