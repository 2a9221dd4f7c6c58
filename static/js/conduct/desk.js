/* The page of a case: opened with the passphrase, read, answered, shared, passed on. Without this module the page has
   its list, states, people and the sealed copy; everything here is hidden until it runs. */
import { AlteredError, CannotOpenError } from "./age.js";
import { packFile, save } from "./desk-pack.js";
import { RefusedError, post } from "./desk-server.js";
import { answerPieces, drawPart, filePiece, problemPiece, readReport, textPiece } from "./desk-thread.js";
import { Vault } from "./desk-vault.js";

const IDLE = 15 * 60 * 1000;
const FILE = "file";
const NOTE = "note";

class CaseDesk extends HTMLElement {
  connectedCallback() {
    this.desk = JSON.parse(this.dataset.desk);
    this.words = this.desk.words;
    this.vault = new Vault(this.desk);
    this.opened = [];
    this.files = [];
    this.altered = [];
    this.show("unlock", "writing");
    this.listen("[data-role=unlock]", (form) => this.unlock(form));
    this.listen("[data-write]", (form) => this.write(form));
    this.listen("[data-role=share]", (form) => this.share(form));
    this.listen("[data-role=pack]", (form) => this.pack(form));
    this.querySelector("[data-role=lock] button").addEventListener("click", () => location.reload());
    addEventListener("beforeunload", (event) => this.hasUnsent && event.preventDefault());
    // What the Back button brings again from the browser's memory is closed.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  get hasUnsent() {
    return [...this.querySelectorAll("[data-write] textarea")].some((box) => box.value.trim());
  }

  role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  show(...names) {
    for (const name of names) {
      for (const found of this.querySelectorAll(`[data-role="${name}"]`)) found.hidden = false;
    }
  }

  say(text) {
    this.role("status").textContent = text;
  }

  /** Have a form do something; while it does, its button waits. What goes wrong stands at the form. */
  listen(selector, act) {
    for (const form of this.querySelectorAll(selector)) {
      const [button, error] = [form.querySelector("button"), form.querySelector(".field__error")];
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        error.hidden = true;
        button.disabled = true;
        try {
          await act(form);
        } catch (problem) {
          error.textContent = this.inWords(problem);
          error.hidden = false;
          form.querySelector("input, textarea, select")?.focus();
        } finally {
          button.disabled = false;
        }
      });
    }
  }

  inWords(problem) {
    if (problem instanceof CannotOpenError) return this.words.cannotOpen;
    if (problem instanceof AlteredError) return this.words.altered;
    if (problem instanceof RefusedError) return this.words.refused[problem.code] ?? this.words.refused.failed;
    return this.words.refused.failed;
  }

  async unlock(form) {
    const box = form.querySelector("input");
    this.say(this.words.opening);
    try {
      await this.vault.unlock(box.value);
    } catch (problem) {
      this.say("");
      throw problem instanceof CannotOpenError ? problem : new CannotOpenError("");
    }
    box.value = "";
    const parts = await this.vault.openCase().catch((problem) => {
      this.say("");
      throw problem instanceof CannotOpenError ? new RefusedError("notSealed") : problem;
    });
    form.hidden = true;
    await this.read(parts);
    this.show("lock", "share", "pack");
    this.role("pack-closed")?.remove();
    this.lockWhenIdle();
  }

  async read(parts) {
    for (const listed of parts) await this.readOne(listed);
    this.say(this.words.opened);
    document.getElementById("reading").focus();
    const last = Math.max(0, ...parts.map(({ number }) => number));
    await post(this.desk.addresses.read, { through: last }).catch(() => {});
    await this.report();
  }

  async readOne(listed) {
    const { element, body, mark } = drawPart(listed, this.words);
    mark.hidden = listed.number <= this.desk.read;
    this.role("thread").append(element);
    if (listed.kind === FILE && !listed.problem) {
      const file = { ...listed };
      this.files.push(file);
      body.append(filePiece(listed, () => this.openFile(listed, file, body)));
      return;
    }
    try {
      const { payload } = await this.vault.part(listed);
      this.draw(listed, payload, body);
    } catch (problem) {
      this.complain(listed, problem, body);
    }
  }

  draw(listed, payload, body) {
    if (listed.kind !== "report") {
      const text = new TextDecoder().decode(payload);
      body.append(textPiece(text));
      if (listed.kind !== NOTE) this.offer({ listed, text });
      return;
    }
    const { answers, keptOut, atRisk, language } = readReport(payload);
    if (this.words.atRisk[atRisk]) body.append(problemPiece(this.words.atRisk[atRisk], this.words.riskFirst));
    const said = document.createElement("div");
    said.lang = language;
    said.append(...answerPieces(answers));
    const kept = keptOut.map(([who, why]) => `${who} (${this.words.why[why] ?? why})`);
    body.append(said, ...answerPieces([[this.words.keptOut, kept.join("\n") || this.words.nobody]]));
    this.offer({ listed, answers });
  }

  async openFile(listed, file, body) {
    try {
      const opened = await this.vault.part(listed);
      file.name = opened.header.name;
      file.size = opened.payload.length;
      return opened;
    } catch (problem) {
      this.complain(listed, problem, body);
      await this.report();
      return null;
    }
  }

  /** A part that is not what was put there is said so at its place, and told. */
  complain(listed, problem, body) {
    const isAltered = problem instanceof AlteredError || problem instanceof CannotOpenError;
    body.append(problemPiece(isAltered ? this.words.alteredHeading : this.words.notRead, this.inWords(problem)));
    if (isAltered) this.altered.push(listed.number);
  }

  async report() {
    if (!this.altered.length) return;
    const numbers = this.altered.splice(0);
    this.role("alarm").replaceChildren(problemPiece(this.words.alteredHeading, this.words.alarm));
    await post(this.desk.addresses.altered, { number: numbers }).catch(() => {});
  }

  async write(form) {
    const box = form.querySelector("textarea");
    const text = box.value.trim();
    if (!text) throw new RefusedError("empty");
    const kind = form.dataset.write;
    const { number, day } = await this.vault.write(kind, text);
    box.value = "";
    const listed = { number, kind, day };
    const { element, body } = drawPart(listed, this.words);
    this.role("thread").append(element);
    this.draw(listed, new TextEncoder().encode(text), body);
    this.say(this.words.sent[kind]);
  }

  async share(form) {
    const chosen = form.querySelector("select").selectedOptions[0];
    if (!this.vault.isOpen) throw new RefusedError("closed");
    await this.vault.share(chosen.value, chosen.dataset.recipient);
    chosen.remove();
    form.hidden = !form.querySelector("option");
    this.say(this.words.shared);
  }

  /** A part that may go into the file for the Party; the report is ticked, the rest is a choice. */
  offer(part) {
    this.opened.push(part);
    const place = this.role("pack-parts");
    if (!place) return;
    const label = document.createElement("label");
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", value: part.listed.number, checked: part.listed.kind === "report" });
    label.append(box, ` ${part.listed.number}. ${this.words.kinds[part.listed.kind]}`);
    place.append(label);
  }

  async pack(form) {
    const chosen = new Set([...form.querySelectorAll("input:checked")].map(({ value }) => Number(value)));
    if (!chosen.size) throw new RefusedError("nothing");
    await post(this.desk.addresses.pack);
    const parts = this.opened.filter(({ listed }) => chosen.has(listed.number));
    const { name, words, files = this.files } = this.desk;
    save(packFile({ ...this.desk.pack, name, words, parts, files }), `${name.toLowerCase().replaceAll(/\W+/g, "-")}.html`);
    this.say(this.words.packed);
  }

  /** Nobody at the screen: what was opened is closed, but for text that would be lost. */
  lockWhenIdle() {
    let waiting;
    const begin = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (this.hasUnsent ? begin() : location.reload()), IDLE);
    };
    for (const sign of ["keydown", "pointerdown", "scroll"]) addEventListener(sign, begin, { passive: true });
    begin();
  }
}

customElements.define("case-desk", CaseDesk);
