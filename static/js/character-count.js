/* How many characters a text has, of how many it may have, while somebody types: counted as the server does, white
   space of any length as one space. Screen readers are told when typing pauses. Without script the number stands there
   as it was when the text was last saved. */
const PAUSE = 1000;

class CharacterCount extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this);
  }

  disconnectedCallback() {
    this.removeEventListener("input", this);
    clearTimeout(this.pause);
  }

  handleEvent() {
    const length = [...this.querySelector("textarea").value.trim().replace(/\s+/g, " ")].length;
    const { limit, within, over } = this.dataset;
    const isOver = length > Number(limit);
    const shown = this.querySelector(".character-count");
    shown.textContent = (isOver ? over : within).replace("%s", length).replace("%s", limit);
    shown.classList.toggle("character-count--over", isOver);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.querySelector("[role=status]").textContent = shown.textContent;
    }, PAUSE);
  }
}

customElements.define("character-count", CharacterCount);
