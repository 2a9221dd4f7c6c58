/* What was opened, drawn: every text as text, never as HTML. The pieces stand in the page as <template>s. */
import { textOf } from "./age.js";

// The site's English is British.
const LANGUAGE = document.documentElement.lang.replace(/^en$/, "en-GB");
const PICTURES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** A copy of a piece, and what is to be filled in by name. */
export function piece(name) {
  const copy = document.querySelector(`template[data-piece="${name}"]`).content.cloneNode(true);
  const fill = {};
  for (const found of copy.querySelectorAll("[data-fill]")) fill[found.dataset.fill] = found;
  return { element: copy.firstElementChild, fill };
}

/** A day as people write it. */
export function dayWords(day) {
  return day ? new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day)) : "";
}

export function sizeWords(bytes) {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 / 1024, "megabyte"];
  const digits = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(LANGUAGE, digits).format(value);
}

/** One part in the thread; its body is filled in by one of those below. */
export function drawPart(listed, words) {
  const { element, fill } = piece("part");
  element.classList.add(`conduct-part--${listed.kind}`);
  fill.kind.textContent = `${listed.number}. ${words.kinds[listed.kind] ?? listed.kind}`;
  fill.day.textContent = dayWords(listed.day);
  return { element, body: fill.body, mark: fill.new };
}

export function textPiece(text) {
  const { element, fill } = piece("text");
  fill.text.textContent = text;
  return element;
}

/** Questions and answers, as {@link readReport} gives them. */
export function answerPieces(answers) {
  return answers.map(([question, answer]) => {
    const { element, fill } = piece("answer");
    fill.question.textContent = question;
    fill.answer.textContent = answer;
    return element;
  });
}

/**
 * A report (conduct/reporting/report.py) as pairs of question and answer; what nobody answered is left out.
 * @returns {{answers: [string, string][], keptOut: [string, string][], atRisk: string, language: string}}
 *   `keptOut` are pairs of who and why, `atRisk` and `why` codes
 */
export function readReport(payload) {
  const report = JSON.parse(textOf(payload));
  const asked = (report.steps ?? []).flatMap(({ answers }) => answers ?? []);
  return {
    answers: asked.filter(({ answer }) => answer.length).map(({ question, answer }) => [question, answer.join("\n")]),
    keptOut: (report.kept_out ?? []).map(({ name, post, why }) => [`${name}, ${post}`, why]),
    atRisk: report.at_risk ?? "",
    language: report.language ?? "",
  };
}

/** A file: opened when somebody wants it, shown where it is a picture, saved under its safe name. */
export function filePiece(listed, open) {
  const { element, fill } = piece("file");
  fill.size.textContent = sizeWords(listed.size);
  fill.show.addEventListener("click", async () => {
    fill.show.disabled = true;
    const opened = await open();
    if (!opened) return;
    const { header, payload } = opened;
    fill.name.textContent = header.name;
    fill.size.textContent = sizeWords(payload.length);
    fill.show.hidden = true;
    // Never as what it says it is, but for pictures: no browser runs anything of it.
    const saved = new Blob([payload], { type: "application/octet-stream" });
    fill.save.href = URL.createObjectURL(saved);
    fill.save.download = header.name;
    fill.save.hidden = false;
    if (PICTURES.has(header.type)) {
      fill.picture.src = URL.createObjectURL(new Blob([payload], { type: header.type }));
      fill.picture.alt = header.name;
      fill.picture.hidden = false;
    }
    fill.save.focus();
  });
  return element;
}

export function problemPiece(heading, text) {
  const { element, fill } = piece("problem");
  fill.heading.textContent = heading;
  fill.text.textContent = text;
  return element;
}
