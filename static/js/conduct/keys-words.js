/* Passphrases of six words, drawn in the browser from the list that the server draws from too. */
const COUNT = 6;

/** The words to draw from: those with a hyphen are written down in too many ways. */
export async function wordList(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error("No list of words.");
  return (await answer.text()).split("\n").filter((word) => /^[a-z]+$/.test(word));
}

/** Six of them, each as likely as any other. */
export const sixOf = (list) => Array.from({ length: COUNT }, () => list[below(list.length)]);

/* What would make some words likelier than others is drawn again. */
function below(limit) {
  const room = Math.floor(2 ** 32 / limit) * limit;
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while (drawn[0] >= room);
  return drawn[0] % limit;
}
