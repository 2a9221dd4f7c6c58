/* Opens the key of one case after the other with an officer's own, seals it to others, and has that kept. The server
   sees sealed things alone; what it has taken is done, whatever happens afterwards. */
import { CannotOpenError, fromBase64, open, recipientOf, sealTo, textOf, toBase64 } from "./age.js";
import { post } from "./desk-server.js";
import { unlocked } from "./keys-unlock.js";

/** The case's key, sealed to each of `recipients`, one inside the other, the first of them innermost. */
async function sealedAnew({ sealed, recipient }, identity, recipients) {
  const caseKey = textOf(await open(fromBase64(sealed), identity)).trim();
  if ((await recipientOf(caseKey)) !== recipient) throw new CannotOpenError("The key of another case.");
  let anew = caseKey;
  for (const one of recipients) anew = await sealTo(anew, [one]);
  return toBase64(anew);
}

const isOver = (error) => !(error instanceof CannotOpenError) && error.code !== "refused";

async function begin(place) {
  const work = JSON.parse(place.dataset.seal);
  const progress = place.querySelector("[data-progress]");
  const bar = progress.querySelector("progress");
  const said = progress.querySelector("[data-said]");
  place.hidden = false;
  const identity = await unlocked(place.querySelector("[data-unlock]"), work);
  progress.hidden = false;
  let refused = 0;
  for (const [index, one] of work.cases.entries()) {
    said.textContent = work.words.working.replace("%(done)s", index).replace("%(all)s", work.cases.length);
    try {
      await post(work.address, { case: one.id, sealed: await sealedAnew(one, identity, work.recipients) });
    } catch (error) {
      if (isOver(error)) {
        said.textContent = work.words.away;
        return;
      }
      refused += 1;
    }
    bar.value = index + 1;
  }
  said.textContent = refused ? work.words.some.replace("%(left)s", refused) : work.words.done;
}

for (const place of document.querySelectorAll("[data-seal]")) begin(place);
