/* Shows the next dates of an event while its form is filled in. The server works them out and answers HTML; saving
   waits for nothing here, and whatever fails leaves the last dates standing. */
const PAUSE = 400;
const FIELDS = /^(start_date|start_time|duration|ends_at|end_date|tz|rule_|exceptions-)/;

function follow(place) {
  const form = place.closest("form");
  if (!form) return;
  let timer = 0;
  let asked = null;

  async function refresh() {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams({ near: place.dataset.near, key: place.dataset.key });
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && FIELDS.test(name)) body.append(name, value);
    }
    const token = form.elements.csrfmiddlewaretoken?.value ?? "";
    try {
      const answer = await fetch(place.dataset.url, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
        credentials: "same-origin",
        signal: asked.signal,
      });
      if (!answer.ok || answer.redirected) return;
      const html = await answer.text();
      // The same answer is not read out again.
      if (html !== place.dataset.shown) {
        place.innerHTML = html;
        place.dataset.shown = html;
      }
    } catch {
      /* Offline, or a newer question has overtaken this one. */
    }
  }

  function changed(event) {
    if (!FIELDS.test(event.target.name ?? "")) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
}

document.querySelectorAll("[data-dates-preview]").forEach(follow);
