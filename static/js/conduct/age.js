/* Sealing and opening in the browser, in the age format: the only module that knows the library under vendor/.

   The same files are made and opened on the server by conduct/sealing/age.py and parts.py, and offline by the `age`
   program. tests/conduct/keys/ holds what both sides must agree in. */
import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from "../vendor/age-encryption.js";

/* scrypt with N = 2^16 needs 64 MiB and well under 3 s on a phone; the library's 2^18 needs 256 MiB, which small phones
   refuse. What is wrapped here is under six drawn words (77.5 bits): no cost is needed to make up for a weak one. */
const WORK_FACTOR = 16;
const SMALLEST = 8 * 1024;
const DOUBLED_TO = 1024 * 1024;
const FIELDS = ["v", "case", "number", "kind", "day", "name", "type", "size"];
const NEWLINE = 0x0a;
const SPACE = 0x20;
const GROUPS = /.{4}/g;

/** What was sealed cannot be opened: with this key or passphrase, or at all. */
export class CannotOpenError extends Error {}

/** What was opened is not what it should be: it was moved, exchanged or changed. */
export class AlteredError extends Error {}

const bytesOf = (data) => (typeof data === "string" ? new TextEncoder().encode(data) : data);

/** Bytes as text. Throws TypeError where they are no UTF-8. */
export const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/**
 * A new key pair.
 * @returns {Promise<{identity: string, recipient: string}>} `AGE-SECRET-KEY-1…` and `age1…`
 */
export async function newIdentity() {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * The public key that belongs to a private one.
 * @param {string} identity `AGE-SECRET-KEY-1…`
 * @returns {Promise<string>} `age1…`
 * @throws {CannotOpenError} where it is no private key
 */
export async function recipientOf(identity) {
  try {
    return await identityToRecipient(identity);
  } catch {
    throw new CannotOpenError("This is no private key.");
  }
}

/**
 * What people read to one another to compare public keys; the same as ReaderKey.fingerprint.
 * @param {string} recipient
 * @returns {Promise<string>} five groups of four digits
 */
export async function fingerprintOf(recipient) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(recipient)));
  const digits = [...digest.slice(0, 10)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.toUpperCase().match(GROUPS).join(" ");
}

/**
 * The SHA-256 of bytes as 64 digits: what the log holds of each part.
 * @param {Uint8Array} bytes
 * @returns {Promise<string>}
 */
export async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Seal to one or more public keys: whoever has one of the private ones opens it.
 * @param {Uint8Array|string} data
 * @param {string[]} recipients `age1…`
 * @returns {Promise<Uint8Array>} an age file
 */
export async function sealTo(data, recipients) {
  if (!recipients.length) throw new RangeError("Sealed to nobody.");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytesOf(data));
}

/**
 * Open what was sealed.
 * @param {Uint8Array} sealed an age file
 * @param {string} identity `AGE-SECRET-KEY-1…`
 * @returns {Promise<Uint8Array>}
 * @throws {CannotOpenError} where it is sealed to others, cut off or changed
 */
export async function open(sealed, identity) {
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(sealed);
  } catch {
    throw new CannotOpenError("Not sealed to this key, or changed since.");
  }
}

/**
 * Put a private key under a passphrase. `age -d` opens the result too.
 * @param {string} identity
 * @param {string} passphrase six drawn words: see WORK_FACTOR
 * @returns {Promise<string>} an armoured age file
 */
export async function wrap(identity, passphrase) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(canonical(passphrase));
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return armor.encode(await encrypter.encrypt(`${identity}\n`));
}

/**
 * Take a private key out again.
 * @param {string} wrapped an armoured age file
 * @param {string} passphrase
 * @returns {Promise<string>} `AGE-SECRET-KEY-1…`
 * @throws {CannotOpenError} where the passphrase is another, or something else was wrapped
 */
export async function unwrap(wrapped, passphrase) {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(canonical(passphrase));
  let opened;
  try {
    opened = await decrypter.decrypt(armor.decode(wrapped), "text");
  } catch {
    throw new CannotOpenError("The passphrase is another.");
  }
  return identityIn(opened);
}

/**
 * The private key in a text: a file of `age-keygen` has lines of comment before it.
 * @param {string} text
 * @returns {string} `AGE-SECRET-KEY-1…`
 * @throws {CannotOpenError} where there is none
 */
export function identityIn(text) {
  const found = text.toUpperCase().match(/\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b/);
  if (!found) throw new CannotOpenError("There is no private key in it.");
  return found[0];
}

/**
 * A passphrase as it was made, however it was typed: small letters, one space between two words.
 * @param {string} text
 * @returns {string}
 */
export function canonical(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The length that something of `size` bytes is padded to: 8 KiB, doubled up to 1 MiB; above that, the next multiple of
 * an eighth of the largest power of two that is not above the size.
 * @param {number} size
 * @returns {number}
 */
export function bucket(size) {
  let length = SMALLEST;
  while (length < size && length < DOUBLED_TO) length *= 2;
  if (size <= length) return length;
  const step = 2 ** Math.floor(Math.log2(size)) / 8;
  return Math.ceil(size / step) * step;
}

/**
 * A part's plaintext, to be sealed: a line that says what it is, the payload, and spaces up to the bucket.
 * @param {{case: string, number: number, kind: string, day: string, name?: string, type?: string}} header
 * @param {Uint8Array|string} payload
 * @returns {Uint8Array}
 */
export function packPart(header, payload) {
  const body = bytesOf(payload);
  const told = { v: 1, name: "", type: "text/plain", ...header, size: body.length };
  const line = bytesOf(JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, told[field]]))) + "\n");
  const packed = new Uint8Array(bucket(line.length + body.length)).fill(SPACE);
  packed.set(line);
  packed.set(body, line.length);
  return packed;
}

/**
 * What a part says, once it was opened.
 * @param {Uint8Array} bytes
 * @param {{case: string, number: number, kind: string}} expected what its row says it is
 * @returns {{header: object, payload: Uint8Array}}
 * @throws {AlteredError} where it is another part, or none
 */
export function unpackPart(bytes, expected) {
  const end = bytes.indexOf(NEWLINE);
  const header = headerIn(bytes, end);
  const isExpected = header?.v === 1 && ["case", "number", "kind"].every((field) => header[field] === expected[field]);
  const payload = bytes.subarray(end + 1, end + 1 + (header?.size ?? 0));
  const isWhole = Number.isInteger(header?.size) && header.size >= 0 && payload.length === header.size;
  const isPadded = isWhole && bytes.length === bucket(end + 1 + header.size);
  if (!isExpected || !isPadded || bytes.subarray(end + 1 + header.size).some((byte) => byte !== SPACE)) {
    throw new AlteredError("This part is not what its place says.");
  }
  return { header, payload };
}

function headerIn(bytes, end) {
  try {
    return JSON.parse(textOf(bytes.subarray(0, end)));
  } catch {
    return null;
  }
}

/** Bytes as they travel in JSON and forms. */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

/** What {@link toBase64} made, as bytes again. */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
