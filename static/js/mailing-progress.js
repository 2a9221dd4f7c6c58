/* Keeps the progress of a mailing up to date. The server counts and writes; where it does not answer, what is shown
   stays, and the link beside it looks again. Only a new state is read out, not every number. */
const PAUSE = 3000;

function follow(place) {
  const said = document.querySelector("[data-mailing-said]");
  let state = place.dataset.state;

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.mailingProgress, {
        headers: { "X-Requested-With": "XMLHttpRequest" },
        credentials: "same-origin",
      });
      if (!answer.ok || answer.redirected) return;
      const told = await answer.json();
      place.innerHTML = told.html;
      // What can be decided has changed with the state: the buttons are the page's.
      if (told.state !== state) window.location.reload();
      if (said && !said.textContent) said.textContent = place.querySelector(".mailing-state")?.textContent ?? "";
      state = told.state;
      if (told.over) clearInterval(timer);
    } catch {
      /* Offline, or the server starts again. */
    }
  }

  const timer = setInterval(look, PAUSE);
}

document.querySelectorAll("[data-mailing-progress]").forEach(follow);
