/* Of the controls of a rule, only what the chosen answers need: a weekly meeting has no week of the month. What is put
   away is not sent, and comes back as it was. An element of its own, so rows that are added to a form later have it
   too. Without script all controls stand there, and the server says what does not go together. */
const REFUSED = "[aria-invalid=true], .rule__choices--wrong";
const A_RULE_AS_IT_IS = "FREQ=";

class RuleControls extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
  }

  handleEvent() {
    const frequency = this.querySelector("select")?.value ?? "";
    const ends = this.querySelector("input[type=radio]:checked")?.value ?? "";
    const answer = frequency.startsWith(A_RULE_AS_IT_IS) ? "KEPT" : frequency;
    for (const part of this.querySelectorAll("[data-needs]")) {
      const needed = part.dataset.needs.split(" ");
      const shown = answer !== "" && needed.includes(answer) && (!part.dataset.ends || part.dataset.ends === ends);
      // What was refused stays in sight, whatever is chosen now.
      part.hidden = !shown && !part.matches(REFUSED) && !part.querySelector(REFUSED);
      for (const control of part.querySelectorAll("input, select")) control.disabled = part.hidden;
    }
  }
}

customElements.define("rule-controls", RuleControls);
