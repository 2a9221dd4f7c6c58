/**
 * Lets people type their country instead of scrolling through a select of 249.
 *
 * The WAI-ARIA pattern "editable combobox with list autocomplete". The native select stays what the form sends;
 * an input takes its id, so that its label, help and error messages are now the input's. Without this script, or
 * where it fails, the select simply is there.
 *
 * Options may carry other names: data-aliases="Holland, Low Countries".
 */

const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" };

/** Lower case, without accents and punctuation: "Côte d’Ivoire" and "cote d'ivoire" are the same. */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłđðþæœßı]/g, (letter) => LETTERS[letter])
    .replace(/[.'’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How well a name answers what was typed: -1 it is that, 0 from its start, 1 from a word's start, Infinity not at all. */
function rank(name, typed) {
  if (name === typed) return -1;
  if (name.startsWith(typed)) return 0;
  return ` ${name}`.includes(` ${typed}`) ? 1 : Infinity;
}

/** The countries that answer, best first and otherwise in their own order; `also` is the other name that did. */
export function matches(countries, text) {
  const typed = fold(text);
  const found = [];
  for (const country of countries) {
    let [best, also] = [rank(country.folded, typed), ""];
    for (const alias of country.aliases) {
      const other = rank(fold(alias), typed) + 0.5;
      if (other < best) [best, also] = [other, alias];
    }
    if (best < Infinity) found.push({ country, best, also });
  }
  return found.sort((a, b) => a.best - b.best);
}

function countriesOf(select) {
  return [...select.options]
    .filter((option) => option.value)
    .map((option) => ({
      value: option.value,
      name: option.text,
      folded: fold(option.text),
      aliases: (option.dataset.aliases ?? "").split(/[,،]/).map((alias) => alias.trim()).filter(Boolean),
    }));
}

class Combobox {
  constructor(select) {
    this.select = select;
    this.countries = countriesOf(select);
    this.found = [];
    this.active = -1;
    this.build();
    this.show();
    this.listen();
  }

  build() {
    const { select } = this;
    this.input = document.createElement("input");
    this.list = document.createElement("ul");
    const { id } = select;
    select.id = `${id}-select`;
    this.list.id = `${id}-list`;
    this.list.className = "combobox__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", select.labels[0]?.textContent.trim() || select.name);
    this.list.hidden = true;
    const attributes = {
      id,
      type: "text",
      role: "combobox",
      placeholder: select.options[0].value ? "" : select.options[0].text,
      autocomplete: "off",
      autocapitalize: "words",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    };
    for (const name of ["aria-describedby", "aria-invalid", "required"]) {
      if (select.hasAttribute(name)) attributes[name] = select.getAttribute(name);
      select.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    const box = document.createElement("div");
    box.className = "combobox";
    select.before(box);
    box.append(this.input, this.list, select);
    select.hidden = true;
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("input", () => this.open(input.value));
    input.addEventListener("click", () => this.open(""));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.leave());
    // Before the input loses the focus: a press on the list is a choice, not a way out.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.found[Number(option.dataset.index)].country);
    });
    this.select.form?.addEventListener("submit", () => this.leave());
    addEventListener("pageshow", () => this.show());
  }

  /** The input says what the select holds. */
  show() {
    this.input.value = this.select.value ? this.select.selectedOptions[0].text : "";
  }

  open(text) {
    this.found = matches(this.countries, text);
    this.list.replaceChildren(...this.found.map((match, index) => this.option(match, index)));
    if (!this.found.length) this.list.append(this.nothing());
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(text ? 0 : this.found.findIndex(({ country }) => country.value === this.select.value));
  }

  option({ country, also }, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.className = "combobox__option";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.index = index;
    item.append(country.name);
    if (also) {
      const small = document.createElement("small");
      small.textContent = `(${also})`;
      item.append(" ", small);
    }
    return item;
  }

  nothing() {
    const item = document.createElement("li");
    item.className = "combobox__none";
    item.setAttribute("role", "option");
    item.setAttribute("aria-disabled", "true");
    item.textContent = this.select.form?.dataset.noMatch ?? "–";
    return item;
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  activate(index) {
    const options = this.list.querySelectorAll("[aria-selected]");
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = options.length && index >= 0 ? index % options.length : -1;
    const option = options[this.active];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(country) {
    this.select.value = country?.value ?? "";
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    if (country) this.input.value = country.name;
    this.close();
  }

  /** What was typed is taken when it can only mean one country; nothing is guessed. */
  leave() {
    const typed = fold(this.input.value);
    const chosen = this.select.value && this.select.selectedOptions[0].text;
    if (this.input.value !== chosen) {
      const found = typed ? matches(this.countries, typed) : [];
      const exact = found.find(({ country, also }) => country.folded === typed || fold(also) === typed);
      this.choose((exact ?? (found.length === 1 ? found[0] : undefined))?.country);
    }
    this.close();
  }

  key(event) {
    const isOpen = !this.list.hidden;
    const last = this.found.length - 1;
    const actions = {
      ArrowDown: () => (isOpen ? this.activate(this.active + 1) : this.open("")),
      ArrowUp: () => (isOpen ? this.activate(this.active > 0 ? this.active - 1 : last) : this.open("")),
      Enter: () => isOpen && this.active >= 0 && this.choose(this.found[this.active].country),
      Escape: () => (isOpen ? this.close() : this.clear()),
    };
    const action = actions[event.key];
    if (!action || event.isComposing) return;
    if (action() !== false) event.preventDefault();
  }

  clear() {
    this.input.value = "";
    this.choose(undefined);
  }
}

if (typeof document !== "undefined") {
  for (const select of document.querySelectorAll('select[name="country"]')) new Combobox(select);
}
