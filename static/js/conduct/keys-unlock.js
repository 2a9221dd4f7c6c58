/* An officer's private key, opened in this page: out of what is wrapped, by words; or out of a file of their own. */
import { CannotOpenError, identityIn, recipientOf, unwrap } from "./age.js";

/**
 * Wait until the key that belongs to `publicKey` is opened by the fields of templates/conduct/keys/includes/unlock.html.
 * @param {Element} place
 * @param {{wrapped: string, publicKey: string, words: {wrong: string, wrongFile: string}}} work
 * @returns {Promise<string>} the private key; the fields are empty and hidden then
 */
export function unlocked(place, { wrapped, publicKey, words }) {
  const input = place.querySelector(wrapped ? "#unlock-words" : "#unlock-file");
  const button = place.querySelector("[data-open]");
  const wrong = place.querySelector("[data-wrong]");
  place.querySelector("[data-with-words]").hidden = !wrapped;
  place.querySelector("[data-with-file]").hidden = Boolean(wrapped);

  async function identity() {
    const found = wrapped ? await unwrap(wrapped, input.value) : identityIn(await (input.files[0]?.text() ?? ""));
    if ((await recipientOf(found)) !== publicKey) throw new CannotOpenError("Another key.");
    return found;
  }

  return new Promise((resolve) => {
    const tried = async () => {
      button.disabled = true;
      wrong.textContent = "";
      try {
        const found = await identity();
        input.value = "";
        place.hidden = true;
        resolve(found);
      } catch {
        wrong.textContent = wrapped ? words.wrong : words.wrongFile;
        input.setAttribute("aria-invalid", "true");
        input.focus();
      }
      button.disabled = false;
    };
    button.addEventListener("click", tried);
    input.addEventListener("keydown", (event) => event.key === "Enter" && tried());
  });
}
