// Moving an article up or down takes its row out of the page and puts it back, which loses the keyboard's place.
const MOVES = "[data-inline-panel-child-move-up], [data-inline-panel-child-move-down]";

document.addEventListener("click", (event) => {
  const button = event.target.closest(MOVES);
  if (!button) return;
  const row = button.parentElement;
  // At either end the button is switched off: its neighbour leads back.
  const next = button.disabled ? row.querySelector(`:is(${MOVES}):not(:disabled)`) : button;
  next?.focus();
});
