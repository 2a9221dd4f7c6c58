/* What the desk asks of the server and tells it: sealed things and numbers. No word, key or passphrase passes here. */

/** The server did not do it. `code` says why: "taken", "refused" …; "away" when nobody is signed in any more. */
export class RefusedError extends Error {
  constructor(code, answer = {}) {
    super(code);
    this.code = code;
    this.answer = answer;
  }
}

async function asked(address, options) {
  let response;
  try {
    // Whoever was signed out is led elsewhere: that is no answer.
    response = await fetch(address, { ...options, redirect: "manual", cache: "no-store", credentials: "same-origin" });
  } catch {
    throw new RefusedError("offline");
  }
  if (response.type === "opaqueredirect" || response.status === 403) throw new RefusedError("away");
  return response;
}

/**
 * Post to one of the desk's addresses; numbers, texts of base64 and lists of them.
 * @returns {Promise<object>} the answer
 * @throws {RefusedError}
 */
export async function post(address, fields = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const response = await asked(address, { method: "POST", body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new RefusedError(answer.error ?? "failed", answer);
  return answer;
}

/** The bytes of one sealed part. */
export async function sealedPart(address) {
  const response = await asked(address, { method: "GET" });
  if (!response.ok) throw new RefusedError("missing");
  return new Uint8Array(await response.arrayBuffer());
}
