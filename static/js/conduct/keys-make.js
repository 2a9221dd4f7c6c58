/* Makes an officer's key. Its passphrase is shown, typed back, used to wrap the private half, and forgotten: it stands
   in no form and travels nowhere. What the form sends are the public half and the wrapped private one. */
import { canonical, newIdentity, unwrap, wrap } from "./age.js";
import { sixOf, wordList } from "./keys-words.js";

function begin(place, form) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const back = part("back");
  const typed = part("typed");
  const shown = [...place.children].filter((child) => child !== back && !child.matches("[data-failed]"));
  let list = [];
  let words = [];

  function draw() {
    words = sixOf(list);
    part("passphrase").replaceChildren(
      ...words.map((word) => Object.assign(document.createElement("li"), { textContent: word })),
    );
  }

  function turn(toBack) {
    for (const child of shown) child.hidden = toBack;
    back.hidden = !toBack;
    typed.value = "";
    wrong(false);
    (toBack ? back.querySelector("h2") : part("written")).focus();
  }

  function wrong(isWrong) {
    part("wrong").hidden = !isWrong;
    typed.setAttribute("aria-invalid", String(isWrong));
    if (isWrong) typed.focus();
  }

  async function make() {
    if (canonical(typed.value) !== words.join(" ")) return wrong(true);
    part("make").disabled = true;
    part("working").hidden = false;
    const { identity, recipient } = await newIdentity();
    const wrapped = await wrap(identity, words.join(" "));
    // What cannot be opened again must not be put forward.
    if ((await unwrap(wrapped, typed.value)) !== identity) throw new Error("Not wrapped.");
    form.elements.public_key.value = recipient;
    form.elements.wrapped.value = wrapped;
    typed.value = "";
    words = [];
    part("passphrase").replaceChildren();
    return form.submit();
  }

  const failed = () => {
    back.hidden = true;
    for (const child of shown) child.hidden = true;
    part("failed").hidden = false;
  };

  part("written").addEventListener("click", () => turn(true));
  part("again").addEventListener("click", () => turn(false));
  part("other").addEventListener("click", draw);
  part("make").addEventListener("click", () => make().catch(failed));
  typed.addEventListener("keydown", (event) => event.key === "Enter" && part("make").click());
  place.hidden = false;
  wordList(place.dataset.words)
    .then((found) => {
      list = found;
      draw();
    })
    .catch(failed);
}

const place = document.querySelector("[data-make-key]");
if (place) begin(place, document.querySelector("[data-made]"));
