/* What is passed on to the Party: one HTML file, made here of what was opened, that opens and prints anywhere. */
import { dayWords, sizeWords } from "./desk-thread.js";

const STYLE = "body{font:12pt/1.5 serif;max-width:42em;margin:2em auto;padding:0 1em}p{white-space:pre-wrap}h2{margin-top:2em}";

/**
 * @param {object} told {name, received, ground, officer, words, parts: [{listed, answers?, text?}], files: [listed]}
 * @returns {Blob}
 */
export function packFile({ name, received, ground, officer, words, parts, files }) {
  const page = document.implementation.createHTMLDocument(words.packTitle.replace("%s", name));
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dir = document.documentElement.dir;
  const add = (tag, text, parent = page.body) => {
    const element = page.createElement(tag);
    element.textContent = text;
    return parent.appendChild(element);
  };
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  add("style", STYLE, page.head);
  add("h1", words.packTitle.replace("%s", name));
  add("p", `${words.packReceived} ${received}`);
  add("p", `${words.packGround} ${ground}`);
  add("p", `${words.packMade} ${dayWords(new Date().toISOString())}, ${officer}`);
  for (const { listed, answers, text } of parts) {
    add("h2", `${listed.number}. ${words.kinds[listed.kind]}, ${dayWords(listed.day)}`);
    for (const [question, answer] of answers ?? [["", text]]) {
      if (question) add("h3", question);
      add("p", answer).dir = "auto";
    }
  }
  if (files.length) {
    add("h2", words.packFiles);
    const list = add("ul", "");
    for (const file of files) {
      add("li", `${file.number}. ${file.name ?? ""} ${sizeWords(file.size)}, ${dayWords(file.day)}`, list);
    }
  }
  return new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: "text/html" });
}

/** Have the browser save a file. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: some browsers fetch it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
