/* A private key that is pasted where a public one belongs is taken out of the field before anything is sent. */
const PRIVATE = /AGE-SECRET-KEY/i;

for (const form of document.querySelectorAll("form[data-public-only]")) {
  const warning = form.querySelector("[data-private]");
  form.addEventListener("input", ({ target }) => {
    const isPrivate = PRIVATE.test(target.value);
    if (isPrivate) target.value = "";
    // Said until something else is typed.
    if (isPrivate || target.value) warning.hidden = !isPrivate;
  });
}
